// A picture is drawn on a canvas: the part that the crop leaves, no larger than `most`, under a filter.
import { paint } from "./filters.js"

export function develop(canvas, source, { crop: { x, y, w, h }, most, name, strength }) {
  const wide = source.width * w, high = source.height * h, scale = Math.min(1, most / Math.max(wide, high))
  canvas.width = Math.max(1, Math.round(wide * scale))
  canvas.height = Math.max(1, Math.round(high * scale))
  const context = canvas.getContext("2d", { willReadFrequently: true })
  context.imageSmoothingQuality = "high"
  context.drawImage(source, source.width * x, source.height * y, wide, high, 0, 0, canvas.width, canvas.height)
  paint(context, name, strength / 100)
}

export function drawThumb(canvas, source) {
  const side = Math.min(source.width, source.height), context = canvas.getContext("2d", { willReadFrequently: true })
  context.drawImage(source, (source.width - side) / 2, (source.height - side) / 2, side, side, 0, 0, canvas.width, canvas.height)
  paint(context, canvas.dataset.filter, 0.8)
}
