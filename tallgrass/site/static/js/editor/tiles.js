// The row of pictures: one tile each, drawn anew where something changed, so that nothing flickers.
import { content, onChange } from "./draft.js"
import { letDrag } from "./ordering.js"
import { movePicture, removePicture, sendPicture } from "./pictures.js"
import { openPicture } from "./picture_desk.js"
import { address } from "./server.js"
import { words } from "./words.js"

const list = document.getElementById("tiles"), adding = list.querySelector(".adding")
const template = document.getElementById("tile")
const drawn = new WeakMap()

function tileOf(item) {
  if (drawn.has(item)) return drawn.get(item)
  const tile = template.content.cloneNode(true).firstElementChild
  tile.querySelector(".open").addEventListener("click", () => item.id && !tile.dataset.dragged && openPicture(item))
  tile.querySelector(".open").addEventListener("keydown", event => {
    const step = event.altKey && { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!step) return
    event.preventDefault()
    movePicture(item, content.pictures.indexOf(item) + step)
    tile.querySelector(".open").focus()
  })
  tile.querySelector(".remove").addEventListener("click", () => removePicture(item))
  tile.querySelector(".again").addEventListener("click", () => sendPicture(item))
  letDrag(tile, to => movePicture(item, to))
  item.tell = () => { tile.querySelector("progress").value = item.progress ?? 100 }
  drawn.set(item, tile)
  return tile
}

function draw(item, index) {
  const tile = tileOf(item), picture = tile.querySelector("img"), address = item.local ?? item.small
  if (picture.getAttribute("src") !== address) picture.src = address
  picture.alt = item.alt
  const travelling = item.progress !== undefined
  tile.querySelector(".open").ariaLabel = words(travelling ? "uploading" : "open_picture", { n: index + 1 })
  tile.querySelector(".cover").hidden = index > 0
  tile.querySelector(".marks").hidden = !item.marks.length
  tile.querySelector(".marks b").textContent = item.marks.length
  tile.querySelector("progress").hidden = !travelling
  tile.querySelector(".failed").hidden = !item.error
  tile.querySelector(".failed p").textContent = item.error ?? ""
  tile.classList.toggle("bad", Boolean(item.error))
  tile.ariaBusy = String(travelling)
  return tile
}

export function showTiles() {
  const focused = document.activeElement
  list.replaceChildren(...content.pictures.map(draw), adding)
  if (list.contains(focused)) focused.focus({ preventScroll: true })
  const many = content.pictures.length, most = Number(address("most"))
  list.classList.toggle("none", !many)
  adding.hidden = many >= most
  document.getElementById("picture-count").textContent = many ? `${many} / ${most}` : ""
  document.getElementById("tiles-hint").hidden = !many
}
onChange(patch => "pictures" in patch && showTiles())
