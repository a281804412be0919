// One picture on the desk: its marks, its description, its place among the others.
import { change, content } from "./draft.js"
import { showMarks } from "./marks.js"
import { movePicture, removePicture } from "./pictures.js"
import { openRetouch } from "./retouch.js"
import { words } from "./words.js"

const desk = document.getElementById("picture-desk"), alt = document.getElementById("alt")
const picture = document.querySelector("#marking > img")
const button = id => document.getElementById(id)
let item

export function openPicture(chosen) {
  item = chosen
  show()
  desk.showModal()
  showMarks(item)
}

function show() {
  const at = content.pictures.indexOf(item), all = content.pictures.length
  document.getElementById("picture-desk-title").textContent = words("picture_of", { n: at + 1, all })
  picture.width = item.width
  picture.height = item.height
  picture.src = item.large ?? item.medium
  picture.alt = item.alt
  alt.value = item.alt
  button("move-left").disabled = at === 0
  button("move-right").disabled = at === all - 1
  button("make-cover").disabled = at === 0
}

function move(to) {
  movePicture(item, to)
  show()
}

alt.addEventListener("input", () => {
  item.alt = alt.value
  change({ pictures: content.pictures })
})
button("move-left").addEventListener("click", () => move(content.pictures.indexOf(item) - 1))
button("move-right").addEventListener("click", () => move(content.pictures.indexOf(item) + 1))
button("make-cover").addEventListener("click", () => move(0))
button("remove-picture").addEventListener("click", () => { desk.close(); removePicture(item) })
button("retouch-open").addEventListener("click", () => openRetouch(item, () => { show(); showMarks(item) }))
