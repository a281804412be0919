// The retouching desk: crop and filter on a canvas. The result travels as a new picture; the original stays until it has arrived.
import { toast } from "../toast.js"
import { marksAfter, WHOLE } from "./crop.js"
import { cropNow, startCrop } from "./crop_frame.js"
import { change, content } from "./draft.js"
import { paint } from "./filters.js"
import { blobOf } from "./shrink.js"
import { upload } from "./upload.js"
import { words } from "./words.js"

const desk = document.getElementById("retouch"), canvas = document.getElementById("retouch-canvas"), amount = document.getElementById("filter-amount")
const progress = document.getElementById("retouch-progress"), wrong = document.getElementById("problem-retouch")
const save = document.getElementById("retouch-save")
const VIEW = 900, MOST = 2880
const filter = () => document.querySelector("input[name=filter]:checked").value
let item, source, done

export async function openRetouch(picture, whenDone) {
  [item, done] = [picture, whenDone]
  wrong.hidden = progress.hidden = true
  desk.showModal()
  try {
    item.source ??= item.file ?? await (await fetch(item.large ?? item.medium)).blob()
    source = await createImageBitmap(item.source)
  } catch {
    return complain(words("unreadable"))
  }
  const { name = "none", strength = 80 } = item.edit ?? {}
  amount.value = strength
  for (const radio of document.querySelectorAll("input[name=filter]")) radio.checked = radio.value === name
  startCrop(source.width, source.height, item.edit)
  for (const thumb of document.querySelectorAll("canvas[data-filter]")) drawThumb(thumb)
  show()
}

function drawThumb(thumb) {
  const side = Math.min(source.width, source.height), context = thumb.getContext("2d", { willReadFrequently: true })
  context.drawImage(source, (source.width - side) / 2, (source.height - side) / 2, side, side, 0, 0, thumb.width, thumb.height)
  paint(context, thumb.dataset.filter, 0.8)
}

function render(target, { x, y, w, h }, most) {
  const wide = source.width * w, high = source.height * h, scale = Math.min(1, most / Math.max(wide, high))
  target.width = Math.max(1, Math.round(wide * scale))
  target.height = Math.max(1, Math.round(high * scale))
  const context = target.getContext("2d", { willReadFrequently: true })
  context.imageSmoothingQuality = "high"
  context.drawImage(source, source.width * x, source.height * y, wide, high, 0, 0, target.width, target.height)
  paint(context, filter(), amount.value / 100)
}
const show = () => render(canvas, WHOLE, VIEW)
const complain = message => { wrong.hidden = false; wrong.querySelector("span").textContent = message }

async function finish() {
  const { crop, ratio } = cropNow(), result = document.createElement("canvas")
  const before = { ...item }, edit = { crop, ratio, name: filter(), strength: Number(amount.value) }
  save.disabled = true
  progress.hidden = false
  try {
    render(result, crop, MOST)
    const answer = await upload(await blobOf(result), "pictures", percent => { progress.value = percent })
    Object.assign(item, answer, { local: undefined, edit, marks: marksAfter(item.marks, item.edit?.crop ?? WHOLE, crop) })
    change({ pictures: content.pictures })
    desk.close()
    done()
    toast({ words: words("retouched"), act: words("undo"), run: () => { Object.assign(item, { edit: undefined, ...before }); change({ pictures: content.pictures }); done() } })
  } catch (problem) {
    complain(problem.message)
  }
  save.disabled = false
  progress.hidden = true
}

document.getElementById("filters").addEventListener("change", show)
amount.addEventListener("input", show)
save.addEventListener("click", finish)
document.getElementById("retouch-cancel").addEventListener("click", () => desk.close())
desk.addEventListener("close", () => source?.close())
