// The steps of a tutorial: words and perhaps a picture of the note each, moved by buttons.
import { changePart, content, onChange } from "./draft.js"
import { clearProblem } from "./problems.js"
import { words } from "./words.js"

const MOST = 30
const list = document.getElementById("steps"), add = document.getElementById("add-step"), template = document.getElementById("step")

export function showSteps() {
  const { steps } = content.tutorial
  list.replaceChildren(...(steps.length ? steps : [{ text: "", picture: null }]).map(draw))
  number()
}

function draw({ text, picture }) {
  const item = template.content.cloneNode(true).firstElementChild
  item.querySelector("textarea").value = text
  choose(item, picture)
  return item
}

// The pictures one may choose are those of the note as they stand now.
function choose(item, picture) {
  const choice = item.querySelector("select"), thumb = item.querySelector("img")
  const ready = content.pictures.filter(({ id }) => id)
  choice.replaceChildren(new Option(words("no_picture"), ""), ...ready.map(({ id }, index) => new Option(words("picture_n", { n: index + 1 }), id)))
  choice.value = ready.some(({ id }) => id === picture) ? picture : ""
  choice.hidden = !ready.length
  const shown = ready.find(({ id }) => id === choice.value)
  thumb.hidden = !shown
  if (shown) thumb.src = shown.small
}

function number() {
  for (const [index, item] of [...list.children].entries()) {
    item.querySelector(".turn").textContent = index + 1
    item.querySelector("textarea").ariaLabel = words("step", { n: index + 1 })
    item.querySelector("[data-move='-1']").disabled = index === 0
    item.querySelector("[data-move='1']").disabled = index === list.children.length - 1
  }
  add.disabled = list.children.length >= MOST
}

function keep() {
  number()
  clearProblem("steps")
  const steps = [...list.children].map(item => ({ text: item.querySelector("textarea").value, picture: item.querySelector("select").value || null }))
  changePart("tutorial", { steps: steps.filter(({ text }) => text.trim()) })
}

list.addEventListener("input", ({ target }) => {
  if (target.matches("select")) choose(target.closest("li"), target.value)
  keep()
})
list.addEventListener("click", ({ target }) => {
  const item = target.closest("li"), move = target.closest("[data-move]")
  if (target.closest("[data-drop]")) item.remove()
  else if (move?.dataset.move === "-1") item.previousElementSibling.before(item)
  else if (move) item.nextElementSibling.after(item)
  else return
  if (!list.children.length) list.append(draw({ text: "", picture: null }))
  keep()
  move?.focus()
})
add.addEventListener("click", () => {
  list.append(draw({ text: "", picture: null }))
  number()
  list.lastElementChild.querySelector("textarea").focus()
})
onChange(patch => {
  if ("pictures" in patch) for (const item of list.children) choose(item, item.querySelector("select").value)
})
