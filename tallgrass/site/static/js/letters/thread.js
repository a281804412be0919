// A conversation that stays up to date: new letters come in at the foot, what was taken back changes, what is seen is read.
import { atFoot, base, here, list, post, scroll, thread, toFoot } from "./page.js"

const ask = address => fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null)
const last = () => Number([...list.querySelectorAll("[data-number]")].at(-1)?.dataset.number ?? 0)
let running = null, again = false, read = base ? last() : 0, seenTo = 0

// One question at a time; what is told meanwhile is asked for right after.
export function catchUp() {
  if (!base || thread.dataset.newer !== undefined) return Promise.resolve()
  if (running) again = true
  else running = fetchNew().finally(() => {
    running = null
    if (again) {
      again = false
      return catchUp()
    }
  })
  return running
}

async function fetchNew() {
  const answer = await ask(`${base}?after=${last()}`)
  if (!answer?.ok) return
  const part = document.createElement("template")
  part.innerHTML = await answer.text()
  const more = part.content.querySelector("[data-more]")
  more?.remove()
  if (part.content.querySelector("[data-number]")) keepingPlace(() => {
    const items = [...part.content.children]
    list.append(...items)
    for (const item of items) window.htmx.process(item)
  })
  showRead() // A letter may be read before it stands here.
  for (const sent of document.querySelectorAll("#outbox [data-sent]")) if (document.getElementById(`letter-${sent.dataset.sent}`)) sent.remove()
  markRead()
  if (more) await fetchNew()
}

// Who reads further up stays there; who is at the foot stays at the foot.
function keepingPlace(change) {
  const foot = atFoot(), height = scroll.scrollHeight, place = scroll.scrollTop
  change()
  if (foot) toFoot()
  else scroll.scrollTop = place - (scroll.scrollHeight - height)
}

function markRead() {
  if (document.visibilityState !== "visible" || last() <= read) return
  read = last()
  if (list.querySelector(`#letter-${read}`).dataset.mine !== undefined) return // Who writes has read: the server knows.
  post(`${base}read/`, { number: read }).catch(() => { read = 0 })
}

function showRead(number = 0) {
  seenTo = Math.max(seenTo, number)
  const seen = [...list.querySelectorAll("[data-mine]")].filter(letter => Number(letter.dataset.number) <= seenTo).at(-1)
  if (!seen) return
  const mark = document.getElementById("read-mark") ?? Object.assign(document.createElement("li"), { id: "read-mark", className: "read-mark" })
  mark.textContent = thread.dataset.read
  if (seen.nextElementSibling !== mark) keepingPlace(() => seen.after(mark))
}

async function renew(number) {
  const shown = document.getElementById(`letter-${number}`)
  const answer = shown && (await ask(`${base}${number}/`))
  if (answer?.status === 404) shown.remove()
  if (!answer?.ok) return
  shown.outerHTML = await answer.text()
  window.htmx.process(document.getElementById(`letter-${number}`))
}

if (base) {
  document.body.addEventListener("live:letter", event => here(event) && event.detail.number > last() && catchUp())
  document.body.addEventListener("live:letter_read", event => here(event) && showRead(event.detail.number))
  document.body.addEventListener("live:letter_changed", event => here(event) && renew(event.detail.number))
  document.body.addEventListener("live:open", catchUp)
  document.addEventListener("visibilitychange", markRead)
  addEventListener("online", catchUp)
}
