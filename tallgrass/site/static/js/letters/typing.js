// The sign that the other is writing: told at most every three seconds, shown for five, kept nowhere.
import { base, here, post } from "./page.js"

const TOLD_EVERY = 3000, SHOWN_FOR = 5000
const sign = document.getElementById("typing"), text = document.getElementById("letter-text")
let told = 0, away

text?.addEventListener("input", () => {
  if (!base || !text.value.trim() || Date.now() - told < TOLD_EVERY) return
  told = Date.now()
  post(`${base}typing/`).catch(() => {})
})

function clear() {
  clearTimeout(away)
  sign.textContent = ""
}

document.body.addEventListener("live:letter_typing", event => {
  if (!here(event)) return
  clear()
  sign.textContent = sign.dataset.words
  away = setTimeout(clear, SHOWN_FOR)
})
document.body.addEventListener("live:letter", event => here(event) && clear())
