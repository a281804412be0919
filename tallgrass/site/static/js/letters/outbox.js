// Letters on their way, one after the other. What was not sent stays under the conversation, and on this device, until it is or is given up.
// Each has a key of its own: sent again after an answer was lost, it is still one letter.
import { base, composer, thread, toFoot, token } from "./page.js"
import { draw, say } from "./sending.js"
import { catchUp } from "./thread.js"

const words = composer?.dataset
const KEPT = composer && `letters:${document.body.dataset.member}:outbox:${words.place}`
const waiting = new Map()
let line = Promise.resolve()

export function put(letter, refused) {
  const item = { ...letter, refused, shown: draw(letter) }
  waiting.set(letter.key, item)
  keep()
  toFoot()
  queue(item)
}

// What an earlier visit left unsent.
export function resume(refused) {
  for (const letter of JSON.parse(localStorage.getItem(KEPT) ?? "[]")) put(letter, refused)
}

addEventListener("online", () => { for (const item of waiting.values()) if (item.failed) queue(item) })

function queue(item) {
  item.failed = false
  say(item.shown, words.sending)
  line = line.then(() => deliver(item)).catch(() => fail(item, words.failed))
}

async function deliver(item) {
  if (!navigator.onLine) return fail(item, words.offline)
  const headers = { "X-CSRFToken": token(), Accept: "application/json" }
  if (item.file && !item.picture) {
    const upload = new FormData()
    upload.append("file", item.file, item.file.name || "picture")
    upload.append("purpose", "letter")
    const answer = await fetch(words.uploads, { method: "POST", body: upload, headers })
    if (!answer.ok) return refuse(item, answer)
    item.picture = (await answer.json()).id
  }
  const body = new URLSearchParams({ text: item.text, key: item.key, picture: item.picture ?? "" })
  const answer = await fetch(composer.action, { method: "POST", body, headers })
  if (!answer.ok) return refuse(item, answer)
  const { url, number } = await answer.json()
  drop(item, false)
  if (!base || thread.dataset.newer !== undefined) return location.replace(url)
  // Stands until the conversation shows the letter itself, however long that takes to come.
  item.shown.dataset.sent = number
  say(item.shown, "")
  await catchUp()
}

async function refuse(item, answer) {
  const said = await answer.json().catch(() => ({}))
  if (answer.status === 429 || answer.status >= 500) return fail(item, said.detail ?? words.failed)
  drop(item)
  item.refused(said.detail ?? words.failed, item)
}

function fail(item, why) {
  item.failed = true
  say(item.shown, why, [words.retry, () => queue(item)], [words.drop, () => drop(item)])
}

function drop(item, hide = true) {
  waiting.delete(item.key)
  if (hide) item.shown.remove()
  keep()
}

// Pictures are not kept: they are on the device already.
function keep() {
  const texts = [...waiting.values()].filter(item => !item.file).map(({ key, text }) => ({ key, text }))
  if (texts.length) localStorage.setItem(KEPT, JSON.stringify(texts))
  else localStorage.removeItem(KEPT)
}
