// Light, dark or as the device: at once on the page, and kept by the server in a cookie.
document.addEventListener("submit", event => {
  const form = event.target
  if (!form.matches("[data-theme-form]")) return
  event.preventDefault()
  const { value } = event.submitter
  const root = document.documentElement
  if (value === "auto") delete root.dataset.theme
  else root.dataset.theme = value
  for (const button of form.querySelectorAll("button[name=theme]")) button.toggleAttribute("aria-current", button === event.submitter)
  form.querySelector("button[aria-current]").setAttribute("aria-current", "true")
  paint(value)
  fetch(form.action, { method: "POST", body: new FormData(form, event.submitter), redirect: "manual" })
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
