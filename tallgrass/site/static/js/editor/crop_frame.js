// The frame that crops: dragged, pulled at its corners, moved and sized by the arrow keys, zoomed by a slider.
import { centreOf, cropOf, moved, pulled, WHOLE } from "./crop.js"

const box = document.getElementById("cropping"), frame = document.getElementById("crop-frame")
const zoom = document.getElementById("crop-zoom"), shapes = document.querySelectorAll("input[name=ratio]")
const STEP = 0.02
let crop = WHOLE, whole = 1
const shape = () => Number(document.querySelector("input[name=ratio]:checked").value) || 0

export const cropNow = () => ({ crop, ratio: document.querySelector("input[name=ratio]:checked").value })

export function startCrop(width, height, { crop: begun = WHOLE, ratio = "free" } = {}) {
  whole = width / height
  for (const radio of shapes) radio.checked = radio.value === ratio
  set(begun)
}

function set(next) {
  crop = next
  const percent = value => `${value * 100}%`
  Object.assign(frame.style, { left: percent(crop.x), top: percent(crop.y), width: percent(crop.w), height: percent(crop.h) })
  zoom.value = Math.max(1, cropOf(shape(), whole).w / crop.w)
}

for (const radio of shapes) radio.addEventListener("change", () => set(cropOf(shape(), whole)))
zoom.addEventListener("input", () => set(cropOf(shape() || crop.w / crop.h * whole, whole, Number(zoom.value), centreOf(crop))))

frame.addEventListener("pointerdown", event => {
  event.preventDefault()
  const corner = event.target.dataset.corner, begun = crop, size = box.getBoundingClientRect()
  ;(corner ? event.target : frame).focus()
  frame.setPointerCapture(event.pointerId)
  frame.onpointermove = ({ clientX, clientY }) => {
    const dx = (clientX - event.clientX) / size.width, dy = (clientY - event.clientY) / size.height
    set(corner ? pulled(begun, corner, dx, dy, shape(), whole) : moved(begun, dx, dy))
  }
  frame.onpointerup = frame.onpointercancel = () => { frame.onpointermove = null }
})

frame.addEventListener("keydown", event => {
  const [dx, dy] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key] ?? []
  if (dx === undefined) return
  event.preventDefault()
  const { corner } = event.target.dataset
  set(corner ? pulled(crop, corner, dx, dy, shape(), whole) : moved(crop, dx, dy))
})
