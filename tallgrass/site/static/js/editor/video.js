// The video: sent with progress, then cut by the server, which tells how far it is; asked for too, should the telling fail.
import { toast } from "../toast.js"
import { change, content, onChange } from "./draft.js"
import { clearProblem, showProblem } from "./problems.js"
import { address, send } from "./server.js"
import { upload } from "./upload.js"
import { words } from "./words.js"

const box = document.getElementById("video-box"), add = document.getElementById("add-video"), line = document.getElementById("video-words")
const bar = box.querySelector("progress"), poster = box.querySelector("img")
const ASK = 2000
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

const taken = ({ id, state, percent, poster: picture, detail }) => ({ id, state, percent, detail, poster: picture?.medium ?? null })
const isOpen = () => ["uploaded", "processing"].includes(content.video?.state)

function watch() {
  clearTimeout(timer)
  if (!isOpen()) return
  timer = setTimeout(async () => { await ask(); watch() }, document.hidden ? ASK * 3 : ASK)
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

export function showVideo() {
  const { video } = content, travels = sending !== undefined, failed = !travels && video?.state === "failed"
  box.hidden = !video && !travels
  add.hidden = !box.hidden
  poster.hidden = travels || !video?.poster
  if (!poster.hidden) poster.src = video.poster
  bar.hidden = failed || (!travels && !isOpen())
  bar.value = travels ? sending : video?.percent ?? 0
  line.textContent = failed ? video.detail : travels ? words("sending_video", { n: sending })
    : isOpen() ? words("cutting_video", { n: video.percent }) : words("video_ready")
  line.classList.toggle("error", failed)
}

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
