// Videos: the browser plays HLS itself where it can, else hls.js is fetched when a video comes on the page. A play is counted once a page.
const counted = new Set()

async function wake(video) {
  if (video.dataset.awake) return
  video.dataset.awake = "yes"
  video.addEventListener("play", () => count(video), { once: true })
  if (video.canPlayType("application/vnd.apple.mpegurl")) return
  const { default: Hls } = await import(video.dataset.hlsModule)
  if (!Hls.isSupported()) return
  const hls = new Hls({ enableWorker: true })
  hls.loadSource(video.dataset.hls)
  hls.attachMedia(video)
  const watch = setInterval(() => {
    if (video.isConnected) return
    hls.destroy()
    clearInterval(watch)
  }, 1000)
}

function count(video) {
  const address = video.dataset.plays
  if (counted.has(address)) return
  counted.add(address)
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"]
  fetch(address, { method: "POST", headers: { "X-CSRFToken": token }, keepalive: true }).catch(() => {})
}

const wakeAll = () => document.querySelectorAll("video[data-hls]").forEach(wake)
document.addEventListener("htmx:afterSettle", wakeAll)
wakeAll()
