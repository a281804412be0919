// A sheet whose content comes from the server: whatever is swapped into #sheet-body shows it.
const sheet = document.getElementById("sheet")

document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (target?.id === "sheet-body" && !sheet.open) sheet.showModal()
})
