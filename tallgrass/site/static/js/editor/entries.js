// The notes of a collection: found by a link or by words, put in order, each with a remark.
import { change, content } from "./draft.js"
import { clearProblem } from "./problems.js"
import { send } from "./server.js"
import { words } from "./words.js"

const list = document.getElementById("entries"), search = document.getElementById("entry-search"), found = document.getElementById("entry-found")
const MOST = 50, WAIT = 250
let timer, asked = 0

export const showEntries = () => list?.replaceChildren(...(content.entries ?? []).map(draw))

const made = id => document.getElementById(id).content.cloneNode(true).firstElementChild
const picture = (item, cover) => { const image = item.querySelector("img"); if (cover) image.src = cover; else image.hidden = true }

function draw(entry) {
  const item = made("entry")
  picture(item, entry.cover)
  item.querySelector("b").textContent = entry.title || words("entry_gone")
  item.querySelector("textarea").value = entry.remark
  item.entry = entry
  return item
}

function keep() {
  clearProblem("entries")
  change({ entries: [...list.children].map(item => ({ ...item.entry, remark: item.querySelector("textarea").value })) })
}

list?.addEventListener("input", keep)
list?.addEventListener("click", ({ target }) => {
  const item = target.closest("li"), move = target.closest("[data-move]")
  if (target.closest("[data-drop]")) item.remove()
  else if (move?.dataset.move === "-1") item.previousElementSibling?.before(item)
  else if (move) item.nextElementSibling?.after(item)
  else return
  keep()
  move?.focus()
})

async function look() {
  const turn = ++asked
  const { items } = await send("GET", `${search.dataset.address}?q=${encodeURIComponent(search.value.trim())}`).catch(() => ({ items: [] }))
  if (turn !== asked) return
  const free = items.filter(({ note }) => !content.entries.some(entry => entry.note === note))
  found.replaceChildren(...(free.length ? free.map(offer) : [Object.assign(document.createElement("li"), { className: "meta", textContent: words("none_found") })]))
}

function offer(entry) {
  const item = made("entry-choice")
  picture(item, entry.cover)
  item.querySelector("b").textContent = entry.title
  item.querySelector(".meta").textContent = entry.author
  item.querySelector("button").addEventListener("click", () => {
    if (list.children.length >= MOST) return
    list.append(draw({ ...entry, remark: "" }))
    item.remove()
    keep()
  })
  return item
}

search?.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, WAIT) })
search?.addEventListener("focus", () => found.children.length || look())
