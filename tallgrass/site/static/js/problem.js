// What did not work is said in a dialog, never in a toast. The server's words are swapped into it; without a network its own are used.
const dialog = document.getElementById("problem")
const words = document.getElementById("problem-words")

document.addEventListener("htmx:afterSwap", event => {
  if (event.detail.target === words && !dialog.open) dialog.showModal()
})

for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, event => {
    // Pieces that load by themselves stay quiet; the banner already says that there is no network.
    if (event.detail.requestConfig?.triggeringEvent?.type === "intersect") return
    const line = document.createElement("p")
    line.className = "dialog-title"
    line.textContent = dialog.dataset.offline
    words.replaceChildren(line)
    if (!dialog.open) dialog.showModal()
  })
}
