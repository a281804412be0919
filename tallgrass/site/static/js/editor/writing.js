// Title, words, place, channel and who may see it.
import { change, content } from "./draft.js"
import { clearProblem } from "./problems.js"

const FIELDS = ["title", "body", "place"]
const CHOICES = ["channel", "visibility"]
const TOPIC = /#([^\s#@，。！？、；：,.!?;:()（）【】[\]「」《》<>"'“”‘’/\\|]{1,30})/g
const field = name => document.getElementById(name)

export function showWords() {
  for (const name of FIELDS) field(name).value = content[name]
  for (const name of CHOICES) {
    for (const radio of document.querySelectorAll(`input[name=${name}]`)) radio.checked = radio.value === content[name]
  }
  document.querySelector("input[name=channel]:checked")?.parentElement.scrollIntoView({ block: "nearest", inline: "center" })
  for (const name of FIELDS) count(field(name))
  topics()
  grow()
}

function count(input) {
  const output = document.querySelector(`output[data-counts="${input.id}"]`)
  if (!output) return
  const letters = [...input.value.trim()].length
  output.textContent = `${letters} / ${output.dataset.most}`
  output.classList.toggle("too-long", letters > Number(output.dataset.most))
}

function topics() {
  const names = [...new Set([...content.body.matchAll(TOPIC)].map(match => match[1]))].slice(0, 10)
  const chip = name => Object.assign(document.createElement("span"), { className: "chip chosen", textContent: `#${name}` })
  field("topics").replaceChildren(...names.map(chip))
}

function grow() {
  if (CSS.supports("field-sizing", "content")) return
  const area = field("body")
  area.style.height = "auto"
  area.style.height = `${area.scrollHeight}px`
}

for (const name of FIELDS) {
  field(name).addEventListener("input", ({ target }) => {
    change({ [name]: target.value })
    clearProblem(name)
    count(target)
    if (name === "body") { topics(); grow() }
  })
}
field("title").addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.isComposing) return
  event.preventDefault()
  field("body").focus()
})
for (const name of CHOICES) {
  for (const radio of document.querySelectorAll(`input[name=${name}]`)) radio.addEventListener("change", () => change({ [name]: radio.value }))
}

// A # or @ is put where one writes, with a space before it where words would run together.
function put(letter) {
  const area = field("body"), before = area.value.slice(0, area.selectionStart)
  area.focus()
  area.setRangeText((before && !/\s$/.test(before) ? " " : "") + letter, area.selectionStart, area.selectionEnd, "end")
  area.dispatchEvent(new Event("input", { bubbles: true }))
}
field("add-topic").addEventListener("click", () => put("#"))
field("add-mention").addEventListener("click", () => put("@"))
