// Like and save answer at once; the server's answer then takes their place. When it refuses or cannot be reached, they go back.
document.addEventListener("htmx:beforeRequest", event => {
  const form = event.detail.elt
  if (!form.matches?.("[data-toggle]")) return
  const button = form.querySelector("[aria-pressed]")
  form.before_ = { pressed: button.ariaPressed, words: button.querySelector("[aria-hidden]")?.textContent }
  const on = button.ariaPressed !== "true"
  button.ariaPressed = String(on)
  const shown = button.querySelector("[aria-hidden]")
  const now = Number(button.dataset.count) + (on ? 1 : -1)
  // Above a thousand the rounded figure does not change by one.
  if (shown && now < 1000) shown.textContent = String(now)
})

function back(event) {
  const form = event.detail.elt
  if (!form?.before_) return
  const button = form.querySelector("[aria-pressed]")
  button.ariaPressed = form.before_.pressed
  const shown = button.querySelector("[aria-hidden]")
  if (shown) shown.textContent = form.before_.words
  delete form.before_
}

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, back)

// The wall and the note over it show the same heart: what changed in one is brought to the other.
document.addEventListener("htmx:afterSwap", event => {
  const form = event.detail.elt?.closest?.("[data-toggle]") ?? event.detail.elt
  const address = form?.getAttribute?.("action")?.replace(/end\/$/, "")
  if (!address || !form.matches("[data-toggle]")) return
  const button = form.querySelector("[aria-pressed]")
  for (const other of document.querySelectorAll(`form[data-toggle][action^="${CSS.escape(address).replaceAll("\\/", "/")}"]`)) {
    if (other === form || other.querySelector("[aria-pressed]").ariaPressed === button.ariaPressed) continue
    const copy = form.cloneNode(true)
    copy.querySelector("[aria-pressed]").className = other.querySelector("[aria-pressed]").className
    other.replaceWith(copy)
    window.htmx.process(copy)
  }
})
