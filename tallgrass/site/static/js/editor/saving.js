// Drafts save themselves: 0.8 s after the last change, when the page is hidden, and again after a failure. One save at a time.
import { body, content, note, onChange } from "./draft.js"
import { forget, keep } from "./keeping.js"
import { settleConflict } from "./conflict.js"
import { clearGenreProblems, clearProblem, showProblem } from "./problems.js"
import { tell } from "./save_line.js"
import { send } from "./server.js"

const WAIT = 800, COPY = 250, RETRY = [2000, 5000, 15_000, 30_000]
let changed = false, timer, copying, saving, failures = 0

onChange(() => {
  changed = true
  copying ??= setTimeout(() => { copying = undefined; if (changed) keep() }, COPY)
  if (note.published) return tell("unsaved")
  failures = 0
  later(WAIT)
})

function later(wait) {
  clearTimeout(timer)
  timer = setTimeout(save, wait)
}

// Resolves when nothing is left to save, or with the problem that stands in the way.
export async function save({ keepalive = false } = {}) {
  clearTimeout(timer)
  if (saving) {
    await saving
    return changed ? save() : undefined
  }
  if (!changed) return
  saving = put(keepalive)
  const problem = await saving
  saving = undefined
  if (changed && !problem && !note.published) later(WAIT)
  return problem
}

async function put(keepalive) {
  changed = false
  if (!note.published) tell("saving")
  try {
    const answer = await send("PUT", location.pathname, { version: note.version, content: body() }, { keepalive })
    note.version = answer.version
    failures = 0
    clearProblem("title", "body", "place", "channel")
    clearGenreProblems()
    if (!changed) forget()
    tell("saved")
  } catch (problem) {
    changed = true
    keep()
    await meet(problem)
    return problem
  }
}

async function meet(problem) {
  tell(problem.status === 0 ? "offline" : problem.status === 422 ? "device" : "failed")
  if (problem.status === 409 && problem.code === "changed_elsewhere") return settleConflict(() => later(0))
  if (problem.field) return note.published || showProblem(problem, { focus: false })
  if ([401, 404].includes(problem.status)) return showProblem(problem, { focus: false })
  later(RETRY[Math.min(failures++, RETRY.length - 1)])
}

export const stopSaving = () => { changed = false; clearTimeout(timer); clearTimeout(copying); forget() }
function leave() {
  if (!changed) return
  keep()
  if (!saving && !note.published && navigator.onLine) save({ keepalive: true })
}
document.addEventListener("visibilitychange", () => document.hidden && leave())
addEventListener("pagehide", leave)
addEventListener("online", () => changed && !note.published && later(0))
addEventListener("offline", () => changed && tell("offline"))
if (!note.published) tell(content.title || content.body || content.pictures.length || content.text_card.text ? "here" : "empty")
