// The composer: Enter sends and Shift+Enter breaks the line (on a phone Enter breaks it), the draft is kept on this device, a picture goes along.
import { put, resume } from "./outbox.js"
import { composer } from "./page.js"

const text = document.getElementById("letter-text"), picker = document.getElementById("letter-picture")
const problem = document.getElementById("composer-error")
const phone = matchMedia("(pointer: coarse)")
const DRAFT = composer && `letters:${document.body.dataset.member}:draft:${composer.dataset.place}`

function keep() {
  if (text.value.trim()) localStorage.setItem(DRAFT, text.value)
  else localStorage.removeItem(DRAFT)
}

// What the server refused comes back to be changed, unless something new stands there already.
function refused(words, letter) {
  problem.textContent = words
  if (!text.value.trim()) text.value = letter.text
  keep()
  text.focus()
}

function send(letter) {
  problem.textContent = ""
  put({ key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`, text: "", ...letter }, refused)
}

if (composer) {
  text.value ||= localStorage.getItem(DRAFT) ?? ""
  resume(refused)
  text.addEventListener("input", keep)
  text.addEventListener("keydown", event => {
    // A press of Enter that chooses a word of an input method is not meant for us.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || phone.matches) return
    event.preventDefault()
    composer.requestSubmit()
  })
  composer.addEventListener("submit", event => {
    event.preventDefault()
    if (!text.value.trim()) return
    send({ text: text.value })
    text.value = ""
    keep()
    text.focus()
  })
  picker?.addEventListener("change", () => {
    for (const file of picker.files) send({ file })
    picker.value = ""
  })
  text.addEventListener("paste", event => {
    const files = [...event.clipboardData.files].filter(file => file.type.startsWith("image/"))
    if (!picker || !files.length) return
    event.preventDefault()
    for (const file of files) send({ file })
  })
}
