// The page of a list: kept on this device as it is opened, by hand too ("Keep for the way"), and ticked off with or without a network.
import { toast } from "../toast.js"
import { isKept, keep } from "./keep.js"
import { send } from "./send.js"
import { lay, layWhatWasSent } from "./ticking.js"

const list = () => document.getElementById("list")

function tell() {
  const line = list().querySelector("[data-kept]")
  if (line) line.textContent = isKept() ? line.dataset.words : line.dataset.not
}

async function keepNow() {
  if (navigator.onLine) await keep(list().dataset.name)
  tell()
}

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-keep]")
  if (!button) return
  await keepNow()
  if (isKept()) {
    await navigator.storage?.persist?.()
    toast({ words: button.dataset.done })
  }
})

document.addEventListener("htmx:afterSettle", ({ detail: { target } }) => {
  if (target?.id === "list" || target?.closest?.("#list")) lay().then(keepNow)
})

tell()
await layWhatWasSent()
await lay()
await send()
if (document.readyState === "complete") keepNow()
else addEventListener("load", keepNow, { once: true })
