// The small sheet that asks what a mark names. Answers { kind, label }, "drop", or nothing when it was closed.
import { words } from "./words.js"

const sheet = document.getElementById("mark-sheet"), form = document.getElementById("mark-form")
const label = document.getElementById("mark-label"), drop = document.getElementById("mark-drop")
let answer

export function askMark(mark, isNew) {
  answer = undefined
  label.value = mark.label
  label.dispatchEvent(new Event("input", { bubbles: true }))
  for (const radio of form.elements["mark-kind"]) radio.checked = radio.value === mark.kind
  drop.querySelector("span").textContent = words(isNew ? "no_mark" : "delete_mark")
  sheet.showModal()
  label.focus()
  return new Promise(done => sheet.addEventListener("close", () => done(answer), { once: true }))
}

form.addEventListener("submit", event => {
  const text = label.value.trim()
  if (!text) return event.preventDefault()
  answer = { kind: form.elements["mark-kind"].value, label: text }
})
drop.addEventListener("click", () => { answer = "drop"; sheet.close() })
