// A list of what was chosen for a note: found by a link or by words, put in order, taken out again.
import { clearProblem } from "./problems.js"
import { send } from "./server.js"
import { words } from "./words.js"

const WAIT = 250

export const made = id => document.getElementById(id).content.cloneNode(true).firstElementChild

export function picture(item, cover) {
  const image = item.querySelector("img")
  if (cover) image.src = cover
  else image.hidden = true
}

// `list`, `search`, `found` are ids. `draw` makes the row of something chosen, `choice` that of something found (its button chooses it),
// `has` tells whether it is chosen already, `store` writes the rows into the draft.
export function choosing({ field, list: of, search: by, found: into, most, draw, choice, has, store }) {
  const list = document.getElementById(of), search = document.getElementById(by), found = document.getElementById(into)
  if (!list) return { show() {}, keep() {} }
  let timer, asked = 0

  const show = things => list.replaceChildren(...(things ?? []).map(draw))

  function keep() {
    clearProblem(field)
    store([...list.children])
  }

  async function look() {
    const turn = ++asked
    const { items } = await send("GET", `${search.dataset.address}?q=${encodeURIComponent(search.value.trim())}`).catch(() => ({ items: [] }))
    if (turn !== asked) return
    const free = items.filter(thing => !has(thing)).map(offer)
    found.replaceChildren(...(free.length ? free : [Object.assign(document.createElement("li"), { className: "meta", textContent: words("none_found") })]))
  }

  function offer(thing) {
    const item = choice(thing)
    item.querySelector("button").addEventListener("click", () => {
      if (list.children.length >= most) return
      list.append(draw(thing))
      item.remove()
      keep()
    })
    return item
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
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, WAIT) })
  search.addEventListener("focus", () => found.children.length || look())
  return { show, keep }
}
