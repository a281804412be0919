// How a letter on its way looks: its words or picture, and a line that says how it stands.
import { composer } from "./page.js"

const box = document.getElementById("outbox")

export function draw({ text, file }) {
  const item = Object.assign(document.createElement("li"), { className: "letter mine waiting" })
  const bubble = Object.assign(document.createElement("div"), { className: "bubble" })
  const said = bubble.appendChild(document.createElement(file ? "img" : "p"))
  said.className = file ? "sending-picture" : "letter-text"
  if (file) Object.assign(said, { src: URL.createObjectURL(file), alt: composer.dataset.picture })
  else said.textContent = text
  item.append(bubble, Object.assign(document.createElement("p"), { className: "letter-state" }))
  item.lastElementChild.setAttribute("role", "status")
  return box.appendChild(item)
}

// `acts` are [words, what to do] pairs: with them it is a letter that was not sent.
export function say(item, words, ...acts) {
  const buttons = acts.map(([label, act]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label })
    button.addEventListener("click", act)
    return button
  })
  item.lastElementChild.replaceChildren(words, ...buttons)
  item.classList.toggle("failed", acts.length > 0)
}
