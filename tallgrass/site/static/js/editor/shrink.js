// Photos of a phone have 12 million pixels and more: they are made smaller before they travel. What the browser cannot
// read, or must not touch (animations), travels as it is, and the server says what it thinks of it.
const MOST = 2880, LIGHT = 8 * 1024 * 1024

export async function shrink(file) {
  if (/gif|svg/.test(file.type) || !file.type.startsWith("image/")) return file
  let bitmap
  try {
    bitmap = await createImageBitmap(file) // Upright: the browser reads the orientation of EXIF.
  } catch {
    return file
  }
  const scale = MOST / Math.max(bitmap.width, bitmap.height)
  if (scale >= 1 && file.size <= LIGHT) return file
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(bitmap.width * Math.min(scale, 1))
  canvas.height = Math.round(bitmap.height * Math.min(scale, 1))
  const context = canvas.getContext("2d")
  context.imageSmoothingQuality = "high"
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return blobOf(canvas, file.type === "image/jpeg" ? "image/jpeg" : "image/webp")
}

export function blobOf(canvas, type = "image/jpeg") {
  return new Promise((done, failed) => canvas.toBlob(blob => (blob ? done(blob) : failed(new Error("no picture"))), type, 0.92))
}
