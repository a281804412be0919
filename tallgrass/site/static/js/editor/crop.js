// The geometry of cropping. A crop is { x, y, w, h } in parts of the whole picture (0–1).
const LEAST = 0.08
const clamp = (value, low, high) => Math.min(Math.max(value, low), high)
export const WHOLE = Object.freeze({ x: 0, y: 0, w: 1, h: 1 })

// The largest crop of a shape (width by height; 0 for any) around a centre, `zoom` times smaller. `whole` is the picture's own shape.
export function cropOf(shape, whole, zoom = 1, centre = { x: 0.5, y: 0.5 }) {
  const part = shape ? shape / whole : 1
  const w = Math.min(1, part) / zoom, h = Math.min(1, 1 / part) / zoom
  return { x: clamp(centre.x - w / 2, 0, 1 - w), y: clamp(centre.y - h / 2, 0, 1 - h), w, h }
}

export const centreOf = ({ x, y, w, h }) => ({ x: x + w / 2, y: y + h / 2 })

export const moved = (crop, dx, dy) => ({ ...crop, x: clamp(crop.x + dx, 0, 1 - crop.w), y: clamp(crop.y + dy, 0, 1 - crop.h) })

// A corner is pulled; the opposite one stays. With a shape, the width decides.
export function pulled(crop, corner, dx, dy, shape, whole) {
  const west = corner.includes("w"), north = corner.includes("n")
  const right = crop.x + crop.w, bottom = crop.y + crop.h
  let w = clamp(crop.w + (west ? -dx : dx), LEAST, west ? right : 1 - crop.x)
  let h = clamp(crop.h + (north ? -dy : dy), LEAST, north ? bottom : 1 - crop.y)
  if (shape) {
    const high = north ? bottom : 1 - crop.y
    h = w * whole / shape
    if (h > high) [w, h] = [high * shape / whole, high]
  }
  return { x: west ? right - w : crop.x, y: north ? bottom - h : crop.y, w, h }
}

// Marks stay on what they point at; those that are cut off go.
export function marksAfter(marks, before, after) {
  return marks
    .map(mark => ({
      ...mark,
      x: Math.round(((before.x + mark.x / 1000 * before.w) - after.x) / after.w * 1000),
      y: Math.round(((before.y + mark.y / 1000 * before.h) - after.y) / after.h * 1000),
    }))
    .filter(({ x, y }) => x >= 0 && x <= 1000 && y >= 0 && y <= 1000)
}
