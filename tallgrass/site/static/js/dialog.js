// Dialogs and sheets: data-opens="id" opens, data-closes closes, a press on the ground closes. Esc and focus are the browser's.
document.addEventListener("click", event => {
  const opener = event.target.closest("[data-opens]")
  if (opener) return document.getElementById(opener.dataset.opens)?.showModal()
  const closer = event.target.closest("[data-closes]")
  if (closer) return closer.closest("dialog")?.close()
  if (event.target instanceof HTMLDialogElement && event.target.open && outside(event)) event.target.close()
})

// The ground is part of the dialog's element, so only the place tells. Enter on a button has no place.
function outside({ target, clientX, clientY, detail }) {
  const { left, right, top, bottom } = target.getBoundingClientRect()
  return detail > 0 && (clientX < left || clientX > right || clientY < top || clientY > bottom)
}
