// What an earlier visit could not save is offered back.
import { alike, change, content, note } from "./draft.js"
import { find, settle } from "./keeping.js"
import { since, words } from "./words.js"

const box = document.getElementById("found")

export function offerFound(redraw) {
  const found = find()
  if (!found) return
  if (alike(found.content, content)) return settle()
  document.getElementById("found-words").textContent = words("found", { when: since(found.at) })
  box.hidden = false
  const close = () => { box.hidden = true; settle() }
  document.getElementById("found-leave").onclick = close
  document.getElementById("found-take").onclick = () => {
    change({ ...found.content, kind: note.published ? content.kind : found.content.kind })
    redraw()
    close()
  }
}
