// The pictures of a note: each travels at once by itself; one that fails stays with its reason and can be sent again.
import { toast } from "../toast.js"
import { address } from "./server.js"
import { change, content } from "./draft.js"
import { clearProblem, showProblem } from "./problems.js"
import { shrink } from "./shrink.js"
import { upload } from "./upload.js"
import { words } from "./words.js"

const MOST = Number(address("most"))
const set = pictures => change({ pictures })

export function addPictures(files) {
  clearProblem("pictures")
  const room = MOST - content.pictures.length
  const items = files.slice(0, Math.max(room, 0)).map(file => ({ file, local: URL.createObjectURL(file), alt: "", marks: [] }))
  set([...content.pictures, ...items])
  for (const item of items) sendPicture(item)
  if (files.length > room) showProblem({ message: words("too_many", { most: MOST, rest: files.length - room }), field: "pictures" })
}

export async function sendPicture(item) {
  Object.assign(item, { progress: 0, error: "", leaving: new AbortController() })
  set(content.pictures)
  try {
    const file = await shrink(item.file)
    Object.assign(item, await upload(file, "pictures", percent => { item.progress = percent; item.tell?.() }, item.leaving.signal))
  } catch (problem) {
    if (problem.name === "AbortError") return
    item.error = problem.message
  }
  item.progress = undefined
  set(content.pictures)
}

export function removePicture(item) {
  const at = content.pictures.indexOf(item)
  if (at < 0) return
  item.leaving?.abort()
  set(content.pictures.filter(other => other !== item))
  clearProblem("pictures")
  toast({ words: words("removed"), act: words("undo"), run: () => {
    set(content.pictures.toSpliced(at, 0, item))
    if (!item.id) sendPicture(item)
  } })
}

export function movePicture(item, to) {
  const others = content.pictures.filter(other => other !== item)
  const place = Math.min(Math.max(to, 0), others.length)
  set(others.toSpliced(place, 0, item))
  document.getElementById("tiles-said").textContent = words("moved", { n: place + 1 })
}

export const areTravelling = () => content.pictures.some(picture => picture.progress !== undefined)
export const haveFailed = () => content.pictures.some(picture => picture.error && !picture.id)
