// Sharing: the device's own sheet where there is one, else the link is copied. Without script the form shows a page with the link.
import { toast } from "./toast.js"

document.addEventListener("submit", async event => {
  const form = event.target
  if (!form.matches("[data-share]")) return
  event.preventDefault()
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } }).catch(() => null)
  if (!answer?.ok) return form.submit()
  const { url } = await answer.json()
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) return await navigator.share({ title: form.dataset.share, url })
    await navigator.clipboard.writeText(url)
    toast({ words: form.dataset.copied })
  } catch (error) {
    if (error.name !== "AbortError") prompt(form.dataset.copied, url)
  }
})
