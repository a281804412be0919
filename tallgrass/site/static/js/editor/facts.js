// Simple fields of genres: data-fact="evaluation.brand" names the part of the content a field holds, and its key there.
import { changePart, content } from "./draft.js"
import { clearProblem, showProblem } from "./problems.js"
import { words } from "./words.js"

const fields = [...document.querySelectorAll("[data-fact]")]
const place = field => field.dataset.fact.split(".")
const score = document.getElementById("score"), said = document.getElementById("score-words")

export function showFacts() {
  for (const field of fields) {
    const [part, key] = place(field), value = content[part][key]
    if (field.type === "radio") field.checked = field.value === (value ?? "")
    else if (field === score) field.value = (value ?? 0) * 2
    else field.value = value ?? ""
  }
  tellScore()
}

function read(field) {
  if (field === score) return Number(field.value) / 2 || null
  if (field.type === "number") return field.value === "" ? null : Math.round(Number(field.value))
  if ("number" in field.dataset) return field.value.trim() === "" ? null : Number(field.value)
  return field.type === "radio" ? field.value || null : field.value
}

function tellScore() {
  const stars = Number(score.value) / 2
  said.textContent = stars ? said.dataset.some.replace("{n}", stars) : said.dataset.none
  score.ariaValueText = said.textContent
}

function take({ target: field }) {
  const [part, key] = place(field), value = read(field)
  clearProblem(field.id === "longitude" ? "position" : field.id)
  if (Number.isNaN(value)) return showProblem({ message: words("bad_number", { example: "30.245" }), field: "position" }, { focus: false })
  if (field === score) tellScore()
  changePart(part, { [key]: value })
}

for (const field of fields) field.addEventListener(field.type === "radio" ? "change" : "input", take)
