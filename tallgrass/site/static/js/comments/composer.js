// Where one comments: opens when it is entered, keeps what was written until it is sent, sends by Ctrl+Enter, closes by Esc.
// sending.js sends. Without script the same form posts and comes back to the page.
export const draftOf = form => `comment:${form.dataset.composer}`
const formOf = target => target.closest?.(".note")?.querySelector("[data-composer]")

function resume(root) {
  for (const form of root.querySelectorAll("[data-composer]")) form.text.value ||= sessionStorage.getItem(draftOf(form)) ?? ""
}

export function address(form, reply, name = "") {
  form.reply_to.value = reply
  const line = form.querySelector("[data-to]")
  line.hidden = !reply
  line.querySelector("b").textContent = name
}

export function close(form) {
  form.classList.remove("open")
  document.activeElement?.blur()
}

document.addEventListener("focusin", event => event.target.closest("[data-composer]")?.classList.add("open"))
document.addEventListener("pointerdown", event => {
  const form = document.querySelector(".composer.open")
  if (form && !form.contains(event.target) && !form.text.value && !event.target.closest("[data-reply]")) form.classList.remove("open")
})
document.addEventListener("input", event => {
  const form = event.target.closest("[data-composer]")
  if (form && event.target === form.text) sessionStorage.setItem(draftOf(form), form.text.value)
})

document.addEventListener("click", event => {
  const answer = event.target.closest("[data-reply]"), form = formOf(event.target)
  if (answer && form) {
    event.preventDefault()
    address(form, answer.dataset.reply, answer.dataset.name)
    form.text.focus()
  } else if (form && event.target.closest("[data-unreply]")) address(form, "")
  else if (form && event.target.closest("[data-cancel]")) close(form)
})

document.addEventListener("keydown", event => {
  if (!event.target.matches?.("[data-sends]")) return
  const form = event.target.form
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  else if (event.key === "Escape" && form.matches("[data-composer]")) {
    event.preventDefault() // The note over the wall stays open.
    close(form)
  }
})

document.addEventListener("htmx:afterSettle", event => event.detail.elt?.querySelectorAll && resume(event.detail.elt))
resume(document)
