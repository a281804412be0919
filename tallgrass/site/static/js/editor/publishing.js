// The last step: publish now or at a time, save the changes of a published note, or throw the draft away.
import { ask } from "../confirm.js"
import { content, note } from "./draft.js"
import { areTravelling, haveFailed } from "./pictures.js"
import { clearProblem, clearProblems, showProblem } from "./problems.js"
import { save, stopSaving } from "./saving.js"
import { send } from "./server.js"
import { isVideoReady } from "./video.js"
import { words } from "./words.js"

const button = document.getElementById("publish"), timed = document.getElementById("timed"), at = document.getElementById("at")

function waits() {
  if (content.kind === "picture" && areTravelling()) return { message: words("upload_slow"), field: "pictures" }
  if (content.kind === "picture" && haveFailed()) return { message: words("upload_bad"), field: "pictures" }
  if (content.kind === "video" && content.video && !isVideoReady()) return { message: words("video_waits"), field: "video" }
  if (timed?.checked && !at.value) return { message: words("when_missing"), field: "scheduled_for" }
}

async function publish() {
  clearProblems()
  const problem = waits()
  if (problem) return showProblem(problem)
  busy(true)
  try {
    const unsaved = await save()
    if (unsaved) throw unsaved
    const next = note.published ? `/notes/${note.id}/` : await putOut()
    stopSaving()
    location.assign(next)
  } catch (refusal) {
    busy(false)
    if (refusal.code !== "changed_elsewhere") showProblem(refusal)
  }
}

async function putOut() {
  const { next } = await send("POST", location.pathname, { at: timed?.checked ? new Date(at.value).toISOString() : null })
  return next
}

function busy(on) {
  button.classList.toggle("busy", on)
  button.ariaBusy = String(on)
  button.disabled = on
  name(on)
}

function name(on = false) {
  const key = note.published ? ["save", "save_busy"] : timed?.checked ? ["schedule", "scheduling"] : ["publish", "publishing"]
  button.querySelector("span").textContent = words(key[Number(on)])
}

const local = moment => new Date(moment - new Date(moment).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
const MINUTE = 60_000, DAY = 1440 * MINUTE
timed?.addEventListener("change", () => {
  document.getElementById("at-field").hidden = !timed.checked
  at.min = local(Date.now() + 6 * MINUTE)
  at.max = local(Date.now() + 90 * DAY)
  at.value ||= local(Math.ceil((Date.now() + 60 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE)
  document.getElementById("at-zone").textContent = Intl.DateTimeFormat().resolvedOptions().timeZone.replace("_", " ")
  clearProblem("scheduled_for")
  name()
})

document.getElementById("discard")?.addEventListener("click", async () => {
  const more = { confirmMore: words("discard_more"), confirmYes: words("discard_yes"), confirmNo: words("discard_no") }
  if (!(await ask(words("discard"), more))) return
  try {
    const { next } = await send("DELETE", location.pathname)
    stopSaving()
    location.assign(next)
  } catch (refusal) {
    showProblem(refusal)
  }
})
button.addEventListener("click", publish)
document.getElementById("editor").addEventListener("submit", event => event.preventDefault())
