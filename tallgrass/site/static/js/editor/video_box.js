// The box of the video: its poster, how far it is, or why it failed.
import { words } from "./words.js"

const [box, add, line] = ["video-box", "add-video", "video-words"].map(id => document.getElementById(id))
const bar = box.querySelector("progress"), poster = box.querySelector("img")

export const isOpen = video => ["uploaded", "processing"].includes(video?.state)

// `sent`: how many hundredths of a new file have left, or undefined when none is on its way.
export function drawVideo(video, sent) {
  const travels = sent !== undefined, failed = !travels && video?.state === "failed"
  box.hidden = !video && !travels
  add.hidden = !box.hidden
  poster.hidden = travels || !video?.poster
  if (!poster.hidden && poster.getAttribute("src") !== video.poster) poster.src = video.poster
  bar.hidden = failed || (!travels && !isOpen(video))
  bar.value = travels ? sent : video?.percent ?? 0
  if (failed) line.textContent = video.detail
  else if (travels) line.textContent = words("sending_video", { n: sent })
  else line.textContent = isOpen(video) ? words("cutting_video", { n: video.percent }) : words("video_ready")
  line.classList.toggle("error", failed)
}
