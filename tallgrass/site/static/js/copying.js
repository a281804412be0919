// Copies a text to the clipboard: data-copies="…" data-done="what to say then".
import { toast } from "./toast.js"

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copies]")
  if (!button) return
  try {
    await navigator.clipboard.writeText(button.dataset.copies)
    toast({ words: button.dataset.done })
  } catch {
    prompt(button.dataset.done, button.dataset.copies)
  }
})
