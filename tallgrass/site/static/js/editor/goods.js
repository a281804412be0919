// Products on the note: found by a link or by words, put in order. Marks point to those that are here (mark_sheet.js).
import { change, content } from "./draft.js"
import { clearProblem } from "./problems.js"
import { send } from "./server.js"
import { words } from "./words.js"

const list = document.getElementById("goods-list"), search = document.getElementById("goods-search"), found = document.getElementById("goods-found")
const MOST = 10, WAIT = 250
let timer, asked = 0

export const showGoods = () => list.replaceChildren(...(content.goods ?? []).map(draw))

const made = id => document.getElementById(id).content.cloneNode(true).firstElementChild

function fill(item, good) {
  const image = item.querySelector("img")
  if (good.cover) image.src = good.cover
  else image.hidden = true
  item.querySelector("b").textContent = good.title || words("good_gone")
  item.querySelector(".meta").textContent = [good.price, good.own && words("own_store")].filter(Boolean).join(" · ")
  return item
}

const draw = good => Object.assign(fill(made("good"), good), { good })

function keep() {
  clearProblem("goods")
  change({ goods: [...list.children].map(item => item.good) })
}

list.addEventListener("click", ({ target }) => {
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
  const free = items.filter(({ product }) => !content.goods?.some(good => good.product === product))
  found.replaceChildren(...(free.length ? free.map(offer) : [Object.assign(document.createElement("li"), { className: "meta", textContent: words("none_found") })]))
}

function offer(good) {
  const item = fill(made("good-choice"), good)
  item.querySelector("button").addEventListener("click", () => {
    if (list.children.length >= MOST) return
    list.append(draw(good))
    item.remove()
    keep()
  })
  return item
}

search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, WAIT) })
search.addEventListener("focus", () => found.children.length || look())
