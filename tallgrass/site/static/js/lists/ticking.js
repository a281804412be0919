// Ticking off: shown at once, kept on this device, sent when there is a network. Each state is said beside its entry.
import { toast } from "../toast.js"
import { remember, sentSince, waiting } from "./queue.js"
import { send } from "./send.js"

const list = () => document.getElementById("list")
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name])
const rowOf = url => document.querySelector(`[data-entry="${url}"]`)

document.addEventListener("click", event => {
  const button = event.target.closest("[data-tick]")
  if (!button) return
  event.preventDefault()
  const row = button.closest("[data-entry]")
  const ticked = button.ariaChecked !== "true"
  turn(row, ticked)
  const words = fill(ticked ? list().dataset.ticked : list().dataset.unticked, { name: row.dataset.name })
  toast({ words, act: list().dataset.undo, run: () => turn(rowOf(row.dataset.entry), !ticked) })
})

async function turn(row, ticked) {
  show(row, ticked)
  say(row, "")
  await remember(row.dataset.entry, ticked, location.pathname)
  send()
}

function show(row, ticked) {
  row.classList.toggle("done", ticked)
  row.querySelector("[data-tick]").ariaChecked = String(ticked)
  const rows = [...list().querySelectorAll("[data-entry]")]
  const done = rows.filter(each => each.classList.contains("done")).length
  const figure = list().querySelector("[data-progress]")
  figure.textContent = fill(list().dataset.of, { done, all: rows.length })
  figure.previousElementSibling.value = done
}

function say(row, words) {
  const state = row.querySelector("[data-state]")
  state.textContent = words
  state.hidden = !words
}

document.addEventListener("tick:waits", ({ detail }) => {
  const row = rowOf(detail.url)
  if (row) say(row, detail.signedOut ? list().dataset.signIn : list().dataset.waits)
})

document.addEventListener("tick:sent", ({ detail }) => {
  const row = rowOf(detail.url)
  if (!row) return
  say(row, detail.answer && !detail.answer.taken ? list().dataset.later : "")
  if (detail.answer) show(row, detail.answer.ticked)
})

// The page may be older than what waits: what was pressed here last is shown over it. Also after the list was drawn anew.
export async function lay() {
  for (const tick of await waiting()) {
    const row = rowOf(tick.url)
    if (!row) continue
    show(row, tick.ticked)
    say(row, list().dataset.waits)
  }
}

// Once, as the page comes: it may have been asked for before the last press arrived.
export async function layWhatWasSent() {
  const [{ requestStart }] = performance.getEntriesByType("navigation")
  for (const tick of await sentSince(performance.timeOrigin + requestStart)) {
    const row = rowOf(tick.url)
    if (row) show(row, tick.ticked)
  }
}
