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
  if (way) handOn(way)
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
  const { url } = await answer.json()
  try {
    if (way.dataset.handOn === "device") await navigator.share({ title: way.dataset.title, url })
    else {
      await navigator.clipboard.writeText(url)
      toast({ words: way.dataset.done })
    }
    sheet.close()
  } catch (error) {
    if (error.name !== "AbortError") prompt(way.dataset.done, url)
  }
}
