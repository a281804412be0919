// The small sheet that asks what a mark names. Answers { kind, label, product }, "drop", or nothing when it was closed.
import { content } from "./draft.js"
import { words } from "./words.js"

const sheet = document.getElementById("mark-sheet"), form = document.getElementById("mark-form")
const label = document.getElementById("mark-label"), drop = document.getElementById("mark-drop")
const which = document.getElementById("mark-which"), product = document.getElementById("mark-product")
let answer

export function askMark(mark, isNew) {
  answer = undefined
  label.value = mark.label
  label.dispatchEvent(new Event("input", { bubbles: true }))
  offerGoods(mark)
  for (const radio of form.elements["mark-kind"]) radio.checked = radio.value === mark.kind
  fit()
  drop.querySelector("span").textContent = words(isNew ? "no_mark" : "delete_mark")
  sheet.showModal()
  label.focus()
  return new Promise(done => sheet.addEventListener("close", () => done(answer), { once: true }))
}

// A mark of a product may point to one of the products that are on the note.
function offerGoods(mark) {
  const goods = content.goods ?? []
  const lost = mark.product && !goods.some(good => good.product === mark.product)
  product.replaceChildren(new Option(words("no_product"), ""), ...goods.map(good => new Option(good.title, good.product)), ...(lost ? [new Option(mark.label, mark.product)] : []))
  product.value = mark.product ?? ""
}

function fit() {
  which.hidden = form.elements["mark-kind"].value !== "product" || product.options.length < 2
}

form.addEventListener("change", ({ target }) => {
  fit()
  if (target === product && product.value && !label.value.trim()) {
    label.value = product.selectedOptions[0].text.slice(0, 30)
    label.dispatchEvent(new Event("input", { bubbles: true }))
  }
})

form.addEventListener("submit", event => {
  const text = label.value.trim()
  if (!text) return event.preventDefault()
  const kind = form.elements["mark-kind"].value
  answer = { kind, label: text, product: kind === "product" ? product.value || null : null }
})
drop.addEventListener("click", () => { answer = "drop"; sheet.close() })
