// A menu is a <details>; it closes on Esc, on a press outside and when one of its items is chosen. Arrows walk through it.
const open = () => document.querySelector("details.menu[open]")

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target) || event.target.closest(".menu-item")) menu.open = false
  }
})

document.addEventListener("keydown", event => {
  const menu = open()
  if (!menu) return
  if (event.key === "Escape") {
    menu.open = false
    menu.querySelector("summary").focus()
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const items = [...menu.querySelectorAll(".menu-item:not([disabled])")]
  items.at((items.indexOf(document.activeElement) + step + items.length) % items.length)?.focus()
})

document.addEventListener("focusout", event => {
  const menu = event.target.closest("details.menu[open]")
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false
})
