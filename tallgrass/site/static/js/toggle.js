// Like and save answer at once; the server's answer then takes their place. When it refuses or cannot be reached, they go back.
const before = new WeakMap()
// What each press should come to, by toggle. Counts are added up a moment after the act: an answer that still bears the old one is mended.
const expected = new Map()

document.addEventListener("htmx:beforeRequest", ({ detail: { elt: button } }) => {
  if (!button.matches?.("[data-toggle]")) return
  const figure = button.querySelector("[aria-hidden=true]:not(svg)")
  before.set(button, { pressed: button.ariaPressed, words: figure.textContent })
  const on = button.ariaPressed !== "true"
  button.ariaPressed = String(on)
  const now = Number(button.dataset.count) + (on ? 1 : -1)
  expected.set(button.dataset.toggle, { pressed: String(on), was: button.dataset.count, now: String(now) })
  // Above a thousand the rounded figure does not change by one.
  if (now < 1000) figure.textContent = String(now)
})

function back({ detail: { elt: button } }) {
  const was = button && before.get(button)
  if (!was) return
  expected.delete(button.dataset.toggle)
  button.ariaPressed = was.pressed
  button.querySelector("[aria-hidden=true]:not(svg)").textContent = was.words
  before.delete(button)
}

function mend(button) {
  const { toggle, count } = button.dataset
  const { pressed, was, now } = expected.get(toggle) ?? {}
  expected.delete(toggle)
  if (button.ariaPressed !== pressed || count !== was || Number(now) >= 1000) return
  button.dataset.count = now
  button.querySelector("[aria-hidden=true]:not(svg)").textContent = now
  if (button.ariaLabel) button.ariaLabel = button.ariaLabel.replace(was, now)
}

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, back)

// The wall and the note over it show the same heart: what changed in one is brought to the other, each in its own clothes.
document.addEventListener("htmx:load", ({ detail: { elt: button } }) => {
  if (!button.matches?.("button[data-toggle]")) return
  mend(button)
  for (const other of document.querySelectorAll(`button[data-toggle="${button.dataset.toggle}"]`)) {
    if (other === button || (other.ariaPressed === button.ariaPressed && other.dataset.count === button.dataset.count)) continue
    const copy = button.cloneNode(true)
    copy.className = other.className
    other.replaceWith(copy)
    window.htmx.process(copy)
  }
})
