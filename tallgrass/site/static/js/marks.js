// The marks on a picture: shown at first, hidden and shown again by their switch or a press on the picture.
document.addEventListener("click", event => {
  const stage = event.target.closest(".stage")
  if (!stage) return
  const button = stage.querySelector("[data-marks]")
  if (!button || !(event.target.closest("[data-marks]") || event.target.closest(".marked"))) return
  if (event.target.closest("a.mark")) return
  const off = stage.classList.toggle("marks-off")
  button.ariaPressed = String(!off)
})
