// Tells the place what was seen of a wall that asks for it (`data-page`): a card half in sight for a second, opened, for how long, played
// for how long. Told in portions every other second, and when the page is left; a report is a few hundred bytes.
import { remember } from "./came_by.js"

const SIGHT = 1000, EVERY = 2000, MOST = 60
const pages = new WeakMap(), timers = new WeakMap()
let waiting = [], opened, played

const sight = new IntersectionObserver(entries => {
  for (const { target: card, isIntersecting } of entries) {
    clearTimeout(timers.get(card))
    if (isIntersecting) timers.set(card, setTimeout(() => { sight.unobserve(card); tell(card, "e") }, SIGHT))
  }
}, { threshold: 0.5 })

export const pageOf = card => pages.get(card)
export const thingOf = card => card.id.slice(card.id.indexOf("-") + 1)

export function tell(card, kind, value) {
  const page = pages.get(card)
  if (page) waiting.push([page, `${thingOf(card)}-${kind}${value === undefined ? "" : `-${Math.round(value)}`}`])
}

export function send() {
  while (waiting.length) {
    const portion = waiting.splice(0, MOST)
    const entries = grouped(portion)
    const body = new URLSearchParams(new FormData(document.getElementById("acts")))
    body.set("seen", [...entries].map(([page, told]) => [page, ...told].join("*")).join("_"))
    if (!navigator.sendBeacon("/seen/", body)) return waiting.unshift(...portion)
  }
}

function grouped(portion) {
  const entries = new Map()
  for (const [page, entry] of portion) entries.set(page, [...entries.get(page) ?? [], entry])
  return entries
}

function label() {
  for (const wall of document.querySelectorAll(".wall[data-page]")) {
    for (const card of wall.querySelectorAll(".note-card")) {
      if (pages.has(card)) continue
      pages.set(card, wall.dataset.page)
      sight.observe(card)
    }
  }
}

function close() {
  if (played) tell(opened.card, "p", played.sum + (played.since ? performance.now() - played.since : 0))
  if (opened) tell(opened.card, "d", performance.now() - opened.since)
  opened = played = null
}

document.addEventListener("click", event => {
  const link = event.target.closest?.("a[data-over], a[data-goods]"), card = link?.closest(".note-card")
  if (!card || !pages.has(card)) return
  close()
  tell(card, "c")
  remember(thingOf(card), pageOf(card))
  if ("over" in link.dataset) opened = { card, since: performance.now() } // Goods are a page of their own: how long they are looked at is not told.
}, true)
document.addEventListener("play", () => { if (opened) played = { sum: played?.sum ?? 0, since: performance.now() } }, true)
document.addEventListener("pause", () => {
  if (played?.since) played = { sum: played.sum + performance.now() - played.since, since: 0 }
}, true)
document.getElementById("over")?.addEventListener("close", close)
document.addEventListener("visibilitychange", () => { if (document.hidden) { close(); send() } })
addEventListener("pagehide", () => { close(); send() })
document.addEventListener("htmx:afterSwap", label)
setInterval(send, EVERY)
label()
