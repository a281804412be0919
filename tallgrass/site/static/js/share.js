// Sharing: a sheet with the ways to hand a thing on, asked for at the button's own address. Without script the button leads to a page with the link.
import { toast } from "./toast.js"

const sheet = document.getElementById("share"), body = document.getElementById("share-body")

document.addEventListener("click", event => {
  const button = event.target.closest("[data-share]")
  if (button) {
    event.preventDefault()
    return open(button)
  }
  const way = event.target.closest("[data-hand-on]")
  if (way) return handOn(way)
  const sender = event.target.closest("[data-send-poster]")
  if (sender) return sendPoster(sender)
  const link = event.target.closest("[data-share-link]")
  if (link) give(link.dataset.shareLink, link.dataset.title, link.dataset.copied, matchMedia("(pointer: coarse)").matches)
})

async function open(button) {
  const answer = await fetch(button.formAction, { headers: { "HX-Request": "true" } }).catch(() => null)
  if (!answer?.ok) return document.dispatchEvent(new CustomEvent("htmx:sendError", { detail: {} }))
  body.innerHTML = await answer.text()
  for (const way of body.querySelectorAll("[data-hand-on=device]")) way.hidden = !navigator.share
  window.htmx.process(body)
  sheet.showModal()
}

async function handOn(way) {
  const asked = { method: "POST", body: new FormData(document.getElementById("acts")), headers: { Accept: "application/json" } }
  const answer = await fetch(way.dataset.link, asked).catch(() => null)
  if (!answer?.ok) return document.dispatchEvent(new CustomEvent("htmx:sendError", { detail: {} }))
  const { url, poster } = await answer.json()
  if (way.dataset.handOn === "poster") return showPoster(poster, url)
  if (await give(url, way.dataset.title, way.dataset.done, way.dataset.handOn === "device")) sheet.close()
}

// To another app, or copied. Whether it was given away.
async function give(url, title, done, toDevice) {
  try {
    if (toDevice && navigator.share) await navigator.share({ title, url })
    else {
      await navigator.clipboard.writeText(url)
      toast({ words: done })
    }
    return true
  } catch (error) {
    if (error.name !== "AbortError") prompt(done, url)
    return false
  }
}

function showPoster(poster, url) {
  const part = document.getElementById("share-poster"), sender = part.querySelector("[data-send-poster]")
  part.querySelector("img").src = part.querySelector("a").href = poster
  Object.assign(sender.dataset, { poster, url })
  sender.hidden = !navigator.canShare?.({ files: [new File([""], "tallgrass.png", { type: "image/png" })] })
  part.hidden = false
}

async function sendPoster({ dataset: { sendPoster: title, poster, url } }) {
  const answer = await fetch(poster).catch(() => null)
  if (!answer?.ok) return document.dispatchEvent(new CustomEvent("htmx:sendError", { detail: {} }))
  const files = [new File([await answer.blob()], "tallgrass.png", { type: "image/png" })]
  await navigator.share({ files, title, text: `${title} ${url}` }).catch(() => {})
}
