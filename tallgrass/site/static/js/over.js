// A note opens over the wall by its own address; Back, Esc and a press outside close it, and the wall has not moved.
// Opened cold the same address is a page of its own, so nothing here is needed for reading.
const dialog = document.getElementById("over")
const body = document.getElementById("over-body")
let title, openedFrom

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
  await window.htmx.ajax("GET", url, { target: "#over-body", swap: "innerHTML" })
  if (history.state?.over !== url) return
  if (!body.childElementCount) return location.assign(url)
  document.title = body.querySelector("[data-title]")?.dataset.title ?? document.title
  if (!dialog.open) dialog.showModal()
  body.scrollTop = 0
  dialog.dispatchEvent(new CustomEvent("over:shown", { bubbles: true }))
}

function leave() {
  if (dialog.open) dialog.close()
  for (const player of body.querySelectorAll("video")) player.pause()
  body.replaceChildren()
  if (title) document.title = title
  openedFrom?.focus({ preventScroll: true })
}

// Closed by hand: the address goes back too, which in turn calls popstate.
dialog.addEventListener("close", () => history.state?.over && history.back())

window.addEventListener("popstate", event => {
  if (event.state?.over) show(event.state.over)
  else if (body.childElementCount) leave()
})

document.addEventListener("htmx:responseError", event => {
  if (event.detail.requestConfig?.target === body && history.state?.over) history.back()
})
