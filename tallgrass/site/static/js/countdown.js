// What is left until a moment: <time datetime="…" data-countdown>. Ticks once a second while the page is in sight; at the moment, the page is read anew, once.

const DAY = 86_400
const two = number => String(number).padStart(2, "0")
let over = false

function left(seconds) {
  const clock = [Math.floor((seconds % DAY) / 3600), Math.floor((seconds % 3600) / 60), seconds % 60].map(two).join(":")
  const days = Math.floor(seconds / DAY)
  return days ? `${days} ${document.documentElement.lang.startsWith("zh") ? "天" : "d"} ${clock}` : clock
}

function tick() {
  if (document.hidden || over) return
  for (const time of document.querySelectorAll("time[data-countdown]")) {
    const seconds = Math.ceil((Date.parse(time.dateTime) - Date.now()) / 1000)
    if (seconds > 0) {
      time.title ||= time.textContent
      time.textContent = left(seconds)
      time.dataset.counted = "true"
    } else if (time.dataset.counted) {
      over = true
      setTimeout(() => location.reload(), 500 + Math.random() * 1500) // Not everybody in one moment.
    }
  }
}

tick()
setInterval(tick, 1000)
