// Light, dark or as the device: at once on the page, and kept by the server in a cookie.
document.addEventListener("click", event => {
  const chosen = event.target.closest("button[name=theme][form=acts]")
  if (!chosen) return
  event.preventDefault()
  const { value } = chosen
  const root = document.documentElement
  if (value === "auto") delete root.dataset.theme
  else root.dataset.theme = value
  for (const button of document.querySelectorAll("button[name=theme][form=acts]")) {
    if (button.value === value) button.setAttribute("aria-current", "true")
    else button.removeAttribute("aria-current")
  }
  paint(value)
  fetch(chosen.formAction, { method: "POST", body: new FormData(chosen.form, chosen), redirect: "manual" })
})

// The bar of the browser takes the colour of the paper.
function paint(value) {
  const dark = value === "dark" || (value === "auto" && matchMedia("(prefers-color-scheme: dark)").matches)
  document.querySelector("meta[name=color-scheme]").content = value === "auto" ? "light dark" : value
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.removeAttribute("media")
    meta.content = dark ? "#0e1511" : "#f5f7f2"
  }
}
