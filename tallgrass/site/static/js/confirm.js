// A question before an act that cannot be taken back. On a form or a button:
//   data-confirm="删掉这篇笔记？" data-confirm-more="…" data-confirm-yes="删除" data-confirm-no="留着"
// hx-confirm="…" asks the same way.
const dialog = document.getElementById("confirm")

export function ask(question, { confirmMore = "", confirmYes = "", confirmNo = "" } = {}) {
  const [no, yes] = dialog.querySelectorAll("button")
  yes.dataset.usual ??= yes.textContent
  no.dataset.usual ??= no.textContent
  dialog.querySelector("h2").textContent = question
  dialog.querySelector("p").textContent = confirmMore
  yes.textContent = confirmYes || yes.dataset.usual
  no.textContent = confirmNo || no.dataset.usual
  dialog.returnValue = "no"
  dialog.showModal()
  return new Promise(answer => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }))
}

document.addEventListener("submit", async event => {
  const asked = event.submitter?.dataset.confirm ? event.submitter : event.target
  if (!asked.dataset.confirm || asked.dataset.confirmed) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (!(await ask(asked.dataset.confirm, asked.dataset))) return
  asked.dataset.confirmed = "yes"
  event.target.requestSubmit(event.submitter)
  delete asked.dataset.confirmed
}, true)

document.addEventListener("htmx:confirm", async event => {
  if (!event.detail.question) return
  event.preventDefault()
  if (await ask(event.detail.question, event.detail.elt.dataset)) event.detail.issueRequest(true)
})
