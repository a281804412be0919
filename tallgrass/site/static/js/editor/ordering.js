// Drag a tile to its place: with a mouse at once, with a finger after a short press. (Its button twin is in the picture's desk.)
const PRESS = 220, SLOP = 6

export function letDrag(tile, drop) {
  let start, timer, dragging = false

  tile.addEventListener("pointerdown", event => {
    if (event.button || event.target.closest(".remove, .again")) return
    start = event
    if (event.pointerType !== "mouse") timer = setTimeout(lift, PRESS)
    addEventListener("pointermove", move)
    addEventListener("pointerup", end)
    addEventListener("pointercancel", end)
  })
  tile.addEventListener("touchmove", event => dragging && event.preventDefault(), { passive: false })
  tile.addEventListener("contextmenu", event => start && event.pointerType !== "mouse" && event.preventDefault())

  function lift() {
    dragging = true
    tile.classList.add("dragged")
    tile.dataset.dragged = "yes"
  }

  function move(event) {
    const [dx, dy] = [event.clientX - start.clientX, event.clientY - start.clientY]
    if (!dragging) {
      if (Math.hypot(dx, dy) < SLOP) return
      if (event.pointerType !== "mouse") return end(event)
      lift()
    }
    tile.style.translate = `${dx}px ${dy}px`
    for (const other of tile.parentElement.children) other.classList.toggle("target", other === under(event))
  }

  function under({ clientX, clientY }) {
    return document.elementsFromPoint(clientX, clientY).map(found => found.closest(".tile:not(.adding)")).find(found => found && found !== tile)
  }

  function end(event) {
    clearTimeout(timer)
    removeEventListener("pointermove", move)
    removeEventListener("pointerup", end)
    removeEventListener("pointercancel", end)
    const target = dragging && event.type === "pointerup" && under(event)
    for (const other of tile.parentElement?.children ?? []) other.classList.remove("target")
    tile.classList.remove("dragged")
    tile.style.translate = ""
    if (target) drop([...tile.parentElement.children].indexOf(target))
    dragging = false
    start = undefined
    setTimeout(() => delete tile.dataset.dragged) // After the click that ends the drag.
  }
}
