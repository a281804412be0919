// A table wider than its place can be scrolled by keyboard too: where it is wider, and only there, one can step onto it.
const heading = around => around.querySelector("caption")?.textContent ?? around.closest("section")?.querySelector("h2")?.textContent ?? document.title

function reach() {
  for (const around of document.querySelectorAll(".table-around:not([aria-label])")) {
    if (around.scrollWidth <= around.clientWidth) continue
    around.tabIndex = 0
    around.setAttribute("role", "region")
    around.ariaLabel = heading(around).trim()
  }
}

document.addEventListener("htmx:afterSwap", reach)
addEventListener("resize", reach)
reach()
