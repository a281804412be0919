// The line under the title that says where what was written is now. Readers hear its changes, not its clock.
import { since, words } from "./words.js"

const line = document.getElementById("save-state")
let savedAt, clock

export function tell(key) {
  line.textContent = words(key === "here" ? "saved" : key)
  clock = undefined
  if (key !== "saved") return
  savedAt = Date.now()
  clock = Object.assign(document.createElement("time"), { textContent: since(savedAt), ariaHidden: "true" })
  line.append(" · ", clock)
}
setInterval(() => { if (clock) clock.textContent = since(savedAt) }, 5000)
