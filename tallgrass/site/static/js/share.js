// Sharing: the device's own sheet where there is one, else the link is copied. Without script the button leads to a page with the link.
import { toast } from "./toast.js"

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-share]")
  if (!button) return
  event.preventDefault()
  const answer = await fetch(button.formAction, { method: "POST", body: new FormData(button.form), headers: { Accept: "application/json" } }).catch(() => null)
  if (!answer?.ok) return button.form.requestSubmit(button)
  const { url } = await answer.json()
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) return await navigator.share({ title: button.dataset.share, url })
    await navigator.clipboard.writeText(url)
    toast({ words: button.dataset.copied })
  } catch (error) {
    if (error.name !== "AbortError") prompt(button.dataset.copied, url)
  }
})
