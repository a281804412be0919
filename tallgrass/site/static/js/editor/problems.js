// What is wrong is said at its field, and the field gets the focus.
const PLACES = {
  topics: "body", mentions: "body", marks: "pictures", file: "pictures", template: "text_card", ground: "text_card", text: "text_card",
}
const INPUTS = { pictures: "pick-pictures", video: "pick-video", text_card: "card-text", scheduled_for: "at" }
const GENRES =
  "genre brand product score pros cons price steps minutes needs place_name price_a_head position hours entries".split(" ")

export function showProblem({ message, field }, { focus = true } = {}) {
  const name = PLACES[field] ?? field
  const place = document.getElementById(`problem-${name}`)
  if (!place) return showGeneral(message, focus)
  place.querySelector("span").textContent = message
  place.hidden = false
  const input = document.getElementById(INPUTS[name] ?? name)
  input?.setAttribute("aria-invalid", "true")
  if (!focus) return
  place.scrollIntoView({ block: "center" })
  input?.focus({ preventScroll: true })
}

function showGeneral(message, focus) {
  const box = document.getElementById("problem-general")
  box.querySelector("p").textContent = message
  box.hidden = false
  if (focus) box.focus()
}

export function clearProblem(...names) {
  for (const name of names) {
    const place = document.getElementById(`problem-${name}`)
    if (place) place.hidden = true
    document.getElementById(INPUTS[name] ?? name)?.removeAttribute("aria-invalid")
  }
}

export const clearProblems = () =>
  clearProblem("title", "body", "place", "channel", "pictures", "video", "text_card", "scheduled_for", "general", ...GENRES)
export const clearGenreProblems = () => clearProblem(...GENRES)
