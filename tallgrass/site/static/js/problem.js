// What did not work is said in a dialog, never in a toast. The server's words are swapped into it; without a network its own are used.
const dialog = document.getElementById("problem")
const words = document.getElementById("problem-words")

document.addEventListener("htmx:afterSwap", event => {
  if (event.detail.target === words && !dialog.open) dialog.showModal()
})

for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, event => {
    // Pieces that load by themselves stay quiet, and take the field from nobody who writes: the banner says that there is no network.
    if (/^(intersect$|live:)/.test(event.detail.requestConfig?.triggeringEvent?.type ?? "")) return
    const line = document.createElement("p")
    line.className = "dialog-title"
    line.textContent = dialog.dataset.offline
    words.replaceChildren(line)
    if (!dialog.open) dialog.showModal()
  })
}
