// Files come in by picker, by dropping them anywhere on the page, and by pasting.
import { change, content } from "./draft.js"
import { addPictures } from "./pictures.js"
import { addVideo } from "./video.js"

function take(files) {
  const video = files.find(file => file.type.startsWith("video/"))
  const pictures = files.filter(file => !file.type.startsWith("video/"))
  if (video && (!pictures.length || content.kind === "video")) {
    change({ kind: "video" })
    return addVideo(video)
  }
  if (!pictures.length) return
  change({ kind: "picture" })
  addPictures(pictures)
}

const first = ([file]) => addVideo(file)
for (const [id, give] of [["pick-pictures", addPictures], ["pick-video", first], ["replace-video", first]]) {
  document.getElementById(id).addEventListener("change", ({ target }) => {
    if (target.files.length) give([...target.files])
    target.value = ""
  })
}

const holdsFiles = event => event.dataTransfer?.types.includes("Files")
let depth = 0
const hover = on => document.getElementById("editor").classList.toggle("dropping", on)
document.addEventListener("dragenter", event => { if (holdsFiles(event)) hover(++depth > 0) })
document.addEventListener("dragleave", event => { if (holdsFiles(event)) hover(--depth > 0) })
document.addEventListener("dragover", event => holdsFiles(event) && event.preventDefault())
document.addEventListener("drop", event => {
  if (!holdsFiles(event)) return
  event.preventDefault()
  hover(depth = 0)
  take([...event.dataTransfer.files])
})
document.addEventListener("paste", event => {
  const files = [...(event.clipboardData?.files ?? [])]
  if (!files.length) return
  event.preventDefault()
  take(files)
})
