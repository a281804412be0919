// What the note is for: the fields of one genre are shown; what was put into the others stays.
import { change, content, onChange } from "./draft.js"
import { clearProblem } from "./problems.js"

const radios = document.querySelectorAll("input[name=genre]")

export function showGenre() {
  for (const radio of radios) radio.checked = radio.value === content.genre
  for (const part of document.querySelectorAll(".of-genre")) part.hidden = part.dataset.genre !== content.genre
  document.querySelector("input[name=genre]:checked")?.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" })
}

// A question needs no picture: without one, its title becomes its cover.
const wantsCard = genre => genre === "question" && content.kind === "picture" && !content.pictures.length
for (const radio of radios) {
  radio.addEventListener("change", () => {
    clearProblem("genre")
    change({ genre: radio.value, ...(wantsCard(radio.value) ? { kind: "text" } : {}) })
  })
}
onChange(patch => "genre" in patch && showGenre())
