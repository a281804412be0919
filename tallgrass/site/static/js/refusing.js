// Every card of a wall that is told about has a "…": why it is here, and not this one. What is refused is put away at once, and back at once.
import { pageOf, tell, thingOf } from "./attention.js"

const form = document.getElementById("card-more")

function furnish() {
  if (!form) return
  for (const card of document.querySelectorAll(".wall .note-card:not(:has(.card-more))")) {
    const page = pageOf(card)
    if (!page) continue
    const button = form.content.firstElementChild.cloneNode(true)
    button.setAttribute("hx-get", `/feed/${page}/${thingOf(card)}/`)
    button.ariaLabel = `${button.ariaLabel}: ${card.querySelector(".title")?.textContent ?? ""}`
    card.append(button)
    window.htmx?.process(button)
  }
}

function put(thing, away) {
  const card = document.getElementById(`note-${thing}`) ?? document.getElementById(`goods-${thing}`)
  if (!card) return
  card.hidden = away
  return card
}

document.body.addEventListener("refused", ({ detail: { thing, kind } }) => {
  document.getElementById("sheet").close()
  const card = put(thing, true)
  if (card) tell(card, kind)
})
document.body.addEventListener("wanted", ({ detail: { thing } }) => put(thing, false))
document.addEventListener("htmx:afterSwap", furnish)
if (window.htmx) furnish()
else addEventListener("DOMContentLoaded", furnish)
