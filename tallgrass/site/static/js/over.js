// A note opens over the wall by its own address; Back, Esc and a press outside close it, and the wall has not moved.
// Opened cold the same address is a page of its own, so nothing here is needed for reading.
const dialog = document.getElementById("over")
const body = document.getElementById("over-body")
let title, openedFrom, closedByBack

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-over]")
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  openedFrom = link
  title = document.title
  history.pushState({ over: link.href }, "", link.href)
  show(link.href)
})

async function show(url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null)
  if (history.state?.over !== url) return // Closed again while it was on its way.
  if (!answer) {
    history.back()
    return document.dispatchEvent(new CustomEvent("htmx:sendError", { detail: {} }))
  }
  if (!answer.ok || answer.redirected) return location.assign(url) // Its own page says why.
  body.innerHTML = await answer.text()
  window.htmx.process(body)
  document.dispatchEvent(new CustomEvent("htmx:afterSettle", { detail: { elt: body } }))
  document.title = body.querySelector("[data-title]")?.dataset.title ?? document.title
  if (!dialog.open) dialog.showModal()
  body.scrollTop = 0
}

function leave() {
  if (dialog.open) {
    closedByBack = true
    dialog.close()
  }
  for (const player of body.querySelectorAll("video")) player.pause()
  body.replaceChildren()
  if (title) document.title = title
  openedFrom?.focus({ preventScroll: true })
}

// Closed by hand: the address goes back too, which in turn calls popstate. The word of a closing comes late: by then Forward may have
// opened the note again, so a closing that Back caused is told apart by more than the address.
dialog.addEventListener("close", () => {
  if (closedByBack) closedByBack = false
  else if (history.state?.over) history.back()
})

window.addEventListener("popstate", event => {
  if (event.state?.over) show(event.state.over)
  else if (body.childElementCount) leave()
})
