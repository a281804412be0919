// The retouching desk: crop and filter on a canvas. The result travels as a new picture; the original stays until it has arrived.
import { toast } from "../toast.js"
import { marksAfter, WHOLE } from "./crop.js"
import { cropNow, startCrop } from "./crop_frame.js"
import { develop, drawThumb } from "./developing.js"
import { change, content } from "./draft.js"
import { blobOf } from "./shrink.js"
import { upload } from "./upload.js"
import { words } from "./words.js"

const [desk, canvas, amount, progress, wrong, save] =
  ["retouch", "retouch-canvas", "filter-amount", "retouch-progress", "problem-retouch", "retouch-save"].map(id => document.getElementById(id))
const VIEW = 900, MOST = 2880
const look = () => ({ name: document.querySelector("input[name=filter]:checked").value, strength: Number(amount.value) })
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
  for (const thumb of document.querySelectorAll("canvas[data-filter]")) drawThumb(thumb, source)
  show()
}

const show = () => develop(canvas, source, { crop: WHOLE, most: VIEW, ...look() })
const complain = message => { wrong.hidden = false; wrong.querySelector("span").textContent = message }

async function finish() {
  const { crop, ratio } = cropNow(), result = document.createElement("canvas")
  const before = { ...item }, edit = { crop, ratio, ...look() }
  save.disabled = true
  progress.hidden = false
  try {
    develop(result, source, { crop, most: MOST, ...look() })
    const answer = await upload(await blobOf(result), "pictures", percent => { progress.value = percent })
    Object.assign(item, answer, { local: undefined, edit, marks: marksAfter(item.marks, item.edit?.crop ?? WHOLE, crop) })
    change({ pictures: content.pictures })
    desk.close()
    done()
    toast({ words: words("retouched"), act: words("undo"), run: () => restore(before) })
  } catch (problem) {
    complain(problem.message)
  }
  save.disabled = false
  progress.hidden = true
}

function restore(before) {
  Object.assign(item, { edit: undefined, ...before })
  change({ pictures: content.pictures })
  done()
}

document.getElementById("filters").addEventListener("change", show)
amount.addEventListener("input", show)
save.addEventListener("click", finish)
document.getElementById("retouch-cancel").addEventListener("click", () => desk.close())
desk.addEventListener("close", () => source?.close())
