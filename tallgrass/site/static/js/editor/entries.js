// The notes of a collection, in order, each with a remark.
import { choosing, made, picture } from "./choosing.js"
import { change, content } from "./draft.js"
import { words } from "./words.js"

function draw(entry) {
  const item = made("entry")
  picture(item, entry.cover)
  item.querySelector("b").textContent = entry.title || words("entry_gone")
  item.querySelector("textarea").value = entry.remark ?? ""
  item.entry = entry
  return item
}

function choice(entry) {
  const item = made("entry-choice")
  picture(item, entry.cover)
  item.querySelector("b").textContent = entry.title
  item.querySelector(".meta").textContent = entry.author
  return item
}

const chosen = choosing({
  field: "entries", list: "entries", search: "entry-search", found: "entry-found", most: 50, draw, choice,
  has: ({ note }) => content.entries.some(entry => entry.note === note),
  store: rows => change({ entries: rows.map(row => ({ ...row.entry, remark: row.querySelector("textarea").value })) }),
})

document.getElementById("entries")?.addEventListener("input", chosen.keep)
export const showEntries = () => chosen.show(content.entries)
