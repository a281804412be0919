// One stream a browser: the tab that holds the lock listens, and hands what it hears to the other tabs.
// Pages hear `live:<kind>` on the body, with the message as detail.
const channel = new BroadcastChannel("live")
const KINDS = ["unseen", "video_progress", "video_ready", "video_failed", "signed_out", "letter", "letter_read", "letter_changed", "letter_typing", "letters_unread", "stream", "comment", "comment_gone"]

function hear(kind, body) {
  document.body.dispatchEvent(new CustomEvent(`live:${kind}`, { detail: body }))
}

let own // The name of the stream this tab holds, for tabs that come later: what they watch is asked for under it.

channel.addEventListener("message", ({ data }) => {
  if (!data.ask) hear(data.kind, data.body)
  else if (own) channel.postMessage({ kind: "stream", body: own })
})

function listen() {
  return new Promise(leave => {
    let stream, wait = 2000
    const open = () => {
      stream = new EventSource("/live/")
      stream.onopen = () => {
        wait = 2000
        // What was told while no stream was open is lost: pages ask for it.
        hear("open", {})
        channel.postMessage({ kind: "open", body: {} })
      }
      for (const kind of KINDS) {
        stream.addEventListener(kind, event => {
          const body = JSON.parse(event.data)
          if (kind === "stream") own = body
          hear(kind, body)
          channel.postMessage({ kind, body })
        })
      }
      stream.addEventListener("error", () => {
        if (stream.readyState !== EventSource.CLOSED) return
        // Refused (signed out, or the place is starting anew): ask again, ever more slowly.
        setTimeout(open, wait)
        wait = Math.min(wait * 2, 60_000)
      })
    }
    // A page kept for Back must not hold a stream open, and gets a new one when it is shown again.
    addEventListener("pagehide", () => { stream.close(); own = null; leave() }, { once: true })
    open()
  })
}

function join() {
  if (document.body.dataset.member === undefined) return
  navigator.locks.request("live", listen)
  channel.postMessage({ ask: true })
}

// A dot counts what its names say: `data-unread="unseen"`, or of several together.
for (const kind of ["unseen", "letters_unread"]) {
  document.body.addEventListener(`live:${kind}`, ({ detail }) => {
    for (const dot of document.querySelectorAll(`[data-unread~=${kind}]`)) {
      dot.setAttribute(`data-${kind}`, detail.count)
      const count = dot.dataset.unread.split(" ").reduce((sum, name) => sum + Number(dot.getAttribute(`data-${name}`)), 0)
      dot.hidden = !count
      dot.children[0].textContent = count > 99 ? "99+" : count
    }
  })
}
document.body.addEventListener("live:signed_out", () => location.reload())
addEventListener("pageshow", event => event.persisted && join())
join()
