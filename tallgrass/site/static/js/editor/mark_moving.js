// A mark is moved by dragging it, or by the arrow keys (with Shift in larger steps). Places are thousandths of the picture.
const STEP = 10, SLOP = 4
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

export const bound = value => Math.min(Math.max(Math.round(value), 0), 1000)

export function letMove(button, mark, stage, { during, after }) {
  button.addEventListener("keydown", event => {
    if (!STEPS[event.key]) return
    event.preventDefault()
    const [dx, dy] = STEPS[event.key], size = event.shiftKey ? STEP * 5 : STEP
    Object.assign(mark, { x: bound(mark.x + dx * size), y: bound(mark.y + dy * size) })
    during()
    after()
  })
  button.addEventListener("pointerdown", event => {
    const box = stage.getBoundingClientRect(), { x, y } = mark
    delete button.dataset.moved
    button.setPointerCapture(event.pointerId)
    button.onpointermove = now => {
      const [dx, dy] = [now.clientX - event.clientX, now.clientY - event.clientY]
      if (Math.hypot(dx, dy) < SLOP && !button.dataset.moved) return
      button.dataset.moved = "yes"
      Object.assign(mark, { x: bound(x + dx / box.width * 1000), y: bound(y + dy / box.height * 1000) })
      during()
    }
    button.onpointerup = button.onpointercancel = () => {
      button.onpointermove = null
      if (button.dataset.moved) after()
    }
  })
}
