// The search field: suggestions while one types (arrows, Enter, Esc), what was searched for before when it is empty.
// The list is the server's, options with data-goes. What a visitor searched for is kept in this browser only.
import { forgetSearches, rememberSearch, showSearches } from "./searches.js"

const PAUSE = 60
const field = document.querySelector("form.search-field")
const input = field?.querySelector("input"), panel = field?.querySelector(".search-panel")
const known = new Map()
let timer = 0, asked = 0, typed = ""

const options = () => [...panel.querySelectorAll("[role=option]")]
const chosen = () => panel.querySelector("[aria-selected=true]")

// What was asked for and has not come must not put a new list under the hand of who chooses, nor open one that was shut.
const leave = () => { clearTimeout(timer); asked += 1 }

function close() {
  leave()
  panel.hidden = true
  input.setAttribute("aria-expanded", "false")
  input.removeAttribute("aria-activedescendant")
}

function choose(option) {
  leave()
  chosen()?.setAttribute("aria-selected", "false")
  option?.setAttribute("aria-selected", "true")
  option?.scrollIntoView({ block: "nearest" })
  if (option) input.setAttribute("aria-activedescendant", option.id)
  else input.removeAttribute("aria-activedescendant")
  input.value = option ? option.dataset.words : typed
}

async function show() {
  const words = input.value.trim(), turn = ++asked
  if (!known.has(words)) {
    const answer = await fetch(`${field.dataset.suggests}?q=${encodeURIComponent(words)}`, { headers: { "HX-Request": "true" } }).catch(() => null)
    if (!answer?.ok) return
    known.set(words, await answer.text())
  }
  if (turn !== asked || document.activeElement !== input) return
  panel.innerHTML = known.get(words)
  if (!words) showSearches(panel)
  panel.hidden = !options().length
  input.setAttribute("aria-expanded", String(!panel.hidden))
  input.removeAttribute("aria-activedescendant")
}

function walk(event) {
  if (event.isComposing) return
  if (event.key === "Escape" && !panel.hidden) {
    event.preventDefault()
    input.value = typed
    return close()
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step && panel.hidden) return void show()
  if (step) {
    event.preventDefault()
    const all = [...options(), null]
    choose(all.at((all.indexOf(chosen()) + step + all.length) % all.length))
  }
  if (event.key === "Enter" && chosen() && !panel.hidden) {
    event.preventDefault()
    location.assign(chosen().dataset.goes)
  }
}

if (field) {
  input.addEventListener("input", () => { typed = input.value; clearTimeout(timer); timer = setTimeout(show, PAUSE) })
  input.addEventListener("focus", () => { typed = input.value; show() })
  input.addEventListener("keydown", walk)
  field.addEventListener("focusout", () => setTimeout(() => field.contains(document.activeElement) || close(), 0))
  panel.addEventListener("pointerdown", event => event.preventDefault())
  panel.addEventListener("click", event => { const option = event.target.closest("[role=option]"); if (option) location.assign(option.dataset.goes) })
  field.addEventListener("submit", event => { if (!input.value.trim()) { event.preventDefault(); input.focus() } })
  rememberSearch()
}
document.querySelector("[data-forgets-here]")?.addEventListener("click", forgetSearches)
document.addEventListener("change", event => event.target.closest("form[data-sends-itself]")?.requestSubmit())
