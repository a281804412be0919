// One key presses what carries it (data-key), unless something is being typed or a dialog is open.
const typing = (target) => target.closest?.("textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]")

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
  if (!pressed) return
  event.preventDefault()
  pressed.click()
  pressed.focus()
})
