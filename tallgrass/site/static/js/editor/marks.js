// The marks on the picture that lies on the desk: put by a tap or a button, moved by dragging or arrows, changed by Enter or a tap.
import { change, content } from "./draft.js"
import { placeLabels } from "./labels.js"
import { bound, letMove } from "./mark_moving.js"
import { askMark } from "./mark_sheet.js"
import { words } from "./words.js"

const MOST = 10
const stage = document.getElementById("marking"), layer = document.getElementById("marks"), count = document.getElementById("mark-count")
const add = document.getElementById("add-mark")
let item

export function showMarks(picture = item) {
  item = picture
  layer.replaceChildren(...item.marks.map(draw))
  count.textContent = item.marks.length ? words("marks_of", { n: item.marks.length }) : ""
  add.disabled = item.marks.length >= MOST
  arrange()
}

function draw(mark) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "mark" })
  button.append(document.createElement("i"), Object.assign(document.createElement("span"), { textContent: mark.label }))
  button.ariaLabel = words("mark_here", { kind: words(mark.kind), label: mark.label })
  letMove(button, mark, stage, { during: arrange, after: keep })
  button.addEventListener("click", event => { event.stopPropagation(); if (!button.dataset.moved) edit(mark) })
  return button
}

function arrange() {
  const room = { width: stage.clientWidth, height: stage.clientHeight }
  const buttons = [...layer.children]
  if (!room.width) return
  const sizes = buttons.map((button, index) => {
    const { offsetWidth: width, offsetHeight: height } = button.lastElementChild
    return { x: item.marks[index].x / 1000 * room.width, y: item.marks[index].y / 1000 * room.height, width, height }
  })
  placeLabels(sizes, room).forEach(({ flipped, down }, index) => {
    const button = buttons[index]
    Object.assign(button.style, { left: `${item.marks[index].x / 10}%`, top: `${item.marks[index].y / 10}%` })
    button.classList.toggle("flipped", flipped)
    button.lastElementChild.style.translate = `0 ${down}px`
  })
}

const keep = () => change({ pictures: content.pictures })

async function edit(mark, isNew = false) {
  const answer = await askMark(mark, isNew)
  if (answer === "drop") item.marks = item.marks.filter(other => other !== mark)
  else if (answer) Object.assign(mark, answer)
  if (answer && answer !== "drop" && isNew) item.marks = [...item.marks, mark]
  showMarks()
  keep()
  layer.children[item.marks.indexOf(mark)]?.focus()
}

const put = (x, y) => item.marks.length < MOST && edit({ kind: "product", label: "", x: bound(x), y: bound(y) }, true)
stage.addEventListener("click", event => {
  const box = stage.getBoundingClientRect()
  put((event.clientX - box.left) / box.width * 1000, (event.clientY - box.top) / box.height * 1000)
})
const PLACES = [500, 620, 380, 740, 260, 860, 140]
const isFree = y => !item.marks.some(mark => Math.hypot(mark.x - 500, mark.y - y) < 60)
add.addEventListener("click", () => put(500, PLACES.find(isFree) ?? 500))
new ResizeObserver(() => item && arrange()).observe(stage)
