// What is under a finger stays until the finger is lifted: a list that came anew between down and up would swallow the press.
const CLICK_AFTER = 100 // Milliseconds: on a touch screen the click follows the lifting.
const waiting = []
let pressed = null

addEventListener("pointerdown", event => { pressed = event.target }, true)
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => {
    const lifted = pressed
    setTimeout(() => {
      if (pressed !== lifted) return
      pressed = null
      for (const ask of waiting.splice(0)) ask()
    }, CLICK_AFTER)
  }, true)
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { elt, target, requestConfig } = detail
  if (!pressed || requestConfig.verb !== "get" || !target.contains(pressed)) return
  detail.shouldSwap = false
  waiting.push(() => elt.isConnected && htmx.ajax("GET", requestConfig.path, { source: elt, target }))
})
