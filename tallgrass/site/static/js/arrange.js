// Rows put in order: dragged by their handle, with a mouse or a finger, also from list to list. Each move tells the server behind which row
// it went (`after`) and in which part (`section`); the answer takes the place of all rows. Buttons do the same without a drag.
const EDGE = 80, STEP = 12
let row, home, next

document.addEventListener("pointerdown", event => {
  const grip = event.target.closest("[data-grip]")
  if (!grip || event.button) return
  event.preventDefault()
  row = grip.closest("[data-row]")
  home = row.parentElement
  next = row.nextElementSibling
  row.classList.add("dragged")
  // On the window: the row changes its place in the page under the finger, which would end a capture.
  addEventListener("pointermove", move)
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, drop)
})

function move({ clientX, clientY }) {
  if (clientY < EDGE) scrollBy(0, -STEP)
  if (clientY > innerHeight - EDGE) scrollBy(0, STEP)
  const under = document.elementsFromPoint(clientX, clientY)
  const list = under.map(found => found.closest("[data-arrange]")).find(found => found?.dataset.target === home.dataset.target)
  if (!list) return
  const rows = [...list.children].filter(other => other !== row && other.dataset.row)
  const behind = rows.find(other => {
    const { top, height } = other.getBoundingClientRect()
    return clientY < top + height / 2
  })
  if (behind ? row.nextElementSibling !== behind : list.lastElementChild !== row) list.insertBefore(row, behind ?? null)
}

function drop(event) {
  removeEventListener("pointermove", move)
  for (const end of ["pointerup", "pointercancel"]) removeEventListener(end, drop)
  row.classList.remove("dragged")
  if (event.type === "pointercancel") return back()
  const list = row.parentElement
  if (list === home && row.nextElementSibling === next) return
  send(row, list)
}

function send(moved, list) {
  const before = [...list.children].slice(0, [...list.children].indexOf(moved)).findLast(other => other.dataset.row)
  const values = { after: before?.dataset.row ?? "", section: list.dataset.section ?? "" }
  window.htmx.ajax("POST", moved.dataset.move, { source: moved, target: list.dataset.target, swap: "outerHTML", values })
}

function back() {
  if (row?.isConnected) home.insertBefore(row, next)
}

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail: { elt } }) => elt === row && back())
}

// A press of "up" or "down" can be repeated: after the rows were drawn anew the same button of the same row has the focus.
let pressed
document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  const button = elt.querySelector?.("[data-step]")
  pressed = button && { row: elt.closest("[data-row]")?.dataset.row, step: button.dataset.step, was: button }
})
document.addEventListener("htmx:afterSettle", () => {
  if (!pressed || pressed.was.isConnected) return
  const found = document.querySelector(`[data-row="${pressed.row}"]`)
  const desk = found?.querySelector("[data-step]")?.closest("details:not(.menu)")
  if (desk) desk.open = true
  const button = found?.querySelector(`[data-step="${pressed.step}"]`) ?? found?.querySelector("[data-step]")
  button?.focus()
  pressed = undefined
})
