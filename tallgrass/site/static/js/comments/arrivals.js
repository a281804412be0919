// Comments that arrive while one reads: counted above the list and put into it when asked, so that nothing moves under the eyes.
import { watch } from "../watch.js"
import { countBy, elementsIn, put, sectionOf } from "./list.js"

const REST = 5000 // A lively note is asked for news at most so often.
const waiting = new WeakMap() // Section → what has arrived and is not shown yet.
const asked = new WeakMap()

function begin(root = document) {
  for (const section of root.querySelectorAll("[data-watch]")) watch(section.dataset.watch)
}

function ask(section) {
  const last = asked.get(section) ?? { at: 0 }
  asked.set(section, last)
  last.timer ??= setTimeout(async () => {
    if (document.hidden) await new Promise(seen => document.addEventListener("visibilitychange", seen, { once: true }))
    last.at = Date.now()
    last.timer = null
    await fetchNews(section)
  }, Math.max(0, last.at + REST - Date.now()))
}

async function fetchNews(section) {
  const url = `${section.dataset.url}?after=${section.dataset.newest}`
  const answer = section.isConnected && (await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null))
  if (!answer?.ok || !section.isConnected) return
  const kept = waiting.get(section) ?? []
  for (const item of elementsIn(await answer.text())) {
    section.dataset.newest = item.dataset.comment
    if (document.getElementById(item.id) || kept.some(one => one.id === item.id)) continue
    countBy(1)
    // A reply in a thread that is not shown is counted and waits there.
    const { thread } = item.dataset
    if (!thread || document.getElementById(`replies-${thread}`) || kept.some(one => one.dataset.comment === thread)) kept.push(item)
  }
  waiting.set(section, kept)
  show(section)
}

function show(section) {
  const button = section.querySelector("[data-arrived]"), kept = waiting.get(section) ?? []
  button.hidden = !kept.length
  button.lastElementChild.textContent = kept.length === 1 ? button.dataset.one : button.dataset.many.replace("N", kept.length)
}

document.addEventListener("click", event => {
  const section = event.target.closest("[data-arrived]")?.closest("[data-comments]")
  if (!section) return
  const shown = (waiting.get(section) ?? []).map(item => put(section, item)).filter(Boolean)
  waiting.delete(section)
  show(section)
  for (const node of shown) node.classList.add("arrived")
  shown.at(-1)?.scrollIntoView({ block: "nearest" })
  shown.at(-1)?.querySelector(".who a")?.focus({ preventScroll: true })
})

document.body.addEventListener("live:comment", ({ detail }) => {
  const section = sectionOf(detail.note)
  // One's own is put in by who sends it.
  if (section && detail.by !== document.body.dataset.member && !document.getElementById(`comment-${detail.comment}`)) ask(section)
})

document.body.addEventListener("live:comment_gone", ({ detail }) => {
  const body = document.getElementById(`comment-body-${detail.comment}`)
  if (!body || detail.by === document.body.dataset.member || body.classList.contains("gone")) return
  body.classList.add("gone")
  body.replaceChildren(Object.assign(document.createElement("p"), { className: "meta", textContent: body.closest("[data-gone]")?.dataset.gone ?? "" }))
  countBy(-1)
})

document.body.addEventListener("watch:anew", () => document.querySelectorAll("[data-watch]").forEach(section => ask(section)))
document.addEventListener("htmx:load", event => event.detail.elt.parentElement && begin(event.detail.elt.parentElement))
begin()
