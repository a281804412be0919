// What a page hears of beside what is for its reader: watch("note:4fZk8TqXw2B") lets the browser's stream hear what happens to a thing.
// The stream keeps the last twenty; when it is opened anew all are asked for again, and the page hears `watch:anew` to ask what it missed.
const wanted = new Set()
let stream

export function watch(of) {
  if (wanted.has(of)) return
  wanted.add(of)
  if (stream) ask(of)
}

document.body.addEventListener("live:stream", ({ detail }) => {
  if (detail.stream === stream) return
  const before = stream
  stream = detail.stream
  for (const of of wanted) ask(of)
  if (before) document.body.dispatchEvent(new CustomEvent("watch:anew"))
})

function ask(of) {
  const body = new FormData(document.getElementById("acts"))
  body.set("stream", stream)
  body.set("of", of)
  fetch("/live/watch/", { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => wanted.delete(of))
}
