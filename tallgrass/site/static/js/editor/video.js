// The video: sent with progress, then cut by the server, which tells how far it is; asked for too, should the telling fail.
import { toast } from "../toast.js"
import { change, content, onChange } from "./draft.js"
import { clearProblem, showProblem } from "./problems.js"
import { address, send } from "./server.js"
import { upload } from "./upload.js"
import { drawVideo, isOpen } from "./video_box.js"
import { words } from "./words.js"

let leaving, timer, sending

export async function addVideo(file) {
  clearProblem("video")
  leaving?.abort()
  leaving = new AbortController()
  const before = content.video
  sending = 0
  showVideo()
  try {
    const video = await upload(file, "videos", percent => { sending = percent; showVideo() }, leaving.signal)
    sending = undefined
    change({ video: taken(video) })
    watch()
  } catch (problem) {
    if (problem.name === "AbortError") return
    sending = undefined
    content.video = before
    showProblem({ message: problem.message, field: "video" })
    showVideo()
  }
}

const taken = ({ poster: picture, ...video }) => ({ ...video, poster: picture?.medium ?? null })

function watch() {
  clearTimeout(timer)
  if (!isOpen(content.video)) return
  timer = setTimeout(async () => { await ask(); watch() }, document.hidden ? 6000 : 2000)
}

async function ask() {
  const { id } = content.video
  const video = await send("GET", `${address("videos")}${id}/`).catch(() => null)
  if (!video || content.video?.id !== id) return
  Object.assign(content.video, taken(video))
  showVideo()
}

for (const kind of ["video_progress", "video_ready", "video_failed"]) {
  document.body.addEventListener(`live:${kind}`, ({ detail }) => {
    if (detail.video !== content.video?.id) return
    if (detail.percent) Object.assign(content.video, { state: "processing", percent: detail.percent })
    if (kind === "video_progress") showVideo()
    else ask()
  })
}

export const showVideo = () => drawVideo(content.video, sending)

document.getElementById("remove-video").addEventListener("click", () => {
  const before = content.video
  leaving?.abort()
  sending = undefined
  change({ video: null })
  if (before) toast({ words: words("video_removed"), act: words("undo"), run: () => { change({ video: before }); watch() } })
})
onChange(patch => "video" in patch && showVideo())
export const isVideoReady = () => content.video?.state === "ready" && sending === undefined
watch()
