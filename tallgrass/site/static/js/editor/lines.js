// Lists of short lines (data-lines="evaluation.pros"): an empty one waits at the end, Enter goes to the next, Backspace in an empty one takes it out.
import { changePart, content } from "./draft.js"
import { clearProblem } from "./problems.js"

const lists = [...document.querySelectorAll("[data-lines]")]
const place = list => list.dataset.lines.split(".")
const inputs = list => [...list.querySelectorAll("input")]

export const showLines = () => lists.forEach(list => {
  const [part, key] = place(list)
  list.replaceChildren(...content[part][key].map(text => draw(list, text)))
  wait(list)
})

function draw(list, text = "") {
  const line = document.getElementById(`${list.id}-line`).content.cloneNode(true).firstElementChild
  line.querySelector("input").value = text
  return line
}

// One empty line at the end, unless there is no room.
function wait(list) {
  const all = inputs(list)
  if (all.length < Number(list.dataset.most) && all.at(-1)?.value !== "") list.append(draw(list))
  for (const line of list.children) line.querySelector("[data-drop]").hidden = !line.querySelector("input").value
}

function keep(list) {
  const [part, key] = place(list)
  clearProblem(list.id)
  changePart(part, { [key]: inputs(list).map(input => input.value).filter(text => text.trim()) })
  wait(list)
}

for (const list of lists) {
  list.addEventListener("input", () => keep(list))
  list.addEventListener("keydown", event => {
    const all = inputs(list), at = all.indexOf(event.target)
    const goes = event.key === "Enter" && !event.isComposing ? at + 1 : event.key === "Backspace" && !event.target.value && at > 0 ? at - 1 : -1
    if (goes < 0 || at < 0) return
    event.preventDefault()
    if (goes < at && at < all.length - 1) event.target.closest("li").remove()
    inputs(list)[goes]?.focus()
  })
  list.addEventListener("click", event => {
    if (!event.target.closest("[data-drop]")) return
    event.target.closest("li").remove()
    keep(list)
    inputs(list).at(-1).focus()
  })
}
