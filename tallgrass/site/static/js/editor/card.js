// The text card: what is written is drawn by the server as one writes, the last answer wins. No words yet: a sample is shown.
import { blankCard, change, content, onChange } from "./draft.js"
import { clearProblem, showProblem } from "./problems.js"
import { address, headers, reach } from "./server.js"
import { words } from "./words.js"

const [picture, text, pages, back, forward] = ["preview", "text", "pages", "back", "forward"].map(id => document.getElementById(`card-${id}`))
const WAIT = 350
let timer, asking, page = 0, all = 1

const set = patch => { change({ text_card: { ...(content.text_card ?? blankCard()), ...patch } }); later() }
const later = (wait = WAIT) => { clearTimeout(timer); timer = setTimeout(draw, wait) }

export function showCard() {
  const card = content.text_card ?? blankCard()
  text.value = card.text
  text.dispatchEvent(new Event("input", { bubbles: true }))
  choose(card)
  if (content.kind === "text") later(0)
}

function choose({ template, ground }) {
  for (const radio of document.querySelectorAll("input[name=template]")) radio.checked = radio.value === template
  for (const row of document.querySelectorAll(".of-template")) row.hidden = row.dataset.template !== template
  const grounds = [...document.querySelectorAll(`input[name="ground-${template}"]`)]
  for (const [index, radio] of grounds.entries()) radio.checked = ground ? radio.value === ground : index === 0
}

async function draw() {
  if (content.kind !== "text") return
  asking?.abort()
  asking = new AbortController()
  const card = content.text_card, sample = !card.text.trim()
  try {
    const answer = await reach(`${address("card")}?page=${page}`, {
      method: "POST",
      signal: asking.signal,
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(sample ? { ...card, ...standIn() } : card),
    })
    show(await answer.blob(), Number(answer.headers.get("X-Pages")), sample)
  } catch (problem) {
    if (problem.name !== "AbortError" && problem.status === 422) showProblem({ message: problem.message, field: "text" }, { focus: false })
  }
}

// No words yet: a question stands on its title, anything else shows a sample.
const standIn = () => (content.genre === "question" && content.title.trim() ? { text: content.title, template: "letter", ground: "" } : { text: words("card_sample") })
onChange(patch => content.genre === "question" && ("title" in patch || "genre" in patch) && later())

function show(blob, count, sample) {
  const before = picture.src
  picture.src = URL.createObjectURL(blob)
  if (before) URL.revokeObjectURL(before)
  picture.classList.toggle("sample", sample)
  clearProblem("text_card")
  all = count
  page = Math.min(page, all - 1)
  pages.textContent = `${page + 1} / ${all}`
  back.disabled = page === 0
  forward.disabled = page >= all - 1
}

text.addEventListener("input", event => { if (event.isTrusted || text.value !== content.text_card.text) set({ text: text.value }) })
document.querySelector(".templates").addEventListener("change", ({ target }) => {
  choose({ template: target.value })
  set({ template: target.value, ground: "" })
})
document.querySelector(".grounds").addEventListener("change", ({ target }) => set({ ground: target.value }))
document.getElementById("regrow").addEventListener("click", () => set({ seed: 1 + Math.floor(Math.random() * 1_999_999_999) }))
for (const [button, step] of [[back, -1], [forward, 1]]) button.addEventListener("click", () => { page += step; later(0) })
document.getElementById("emphasise").addEventListener("click", () => {
  const { selectionStart: from, selectionEnd: to } = text
  text.setRangeText(`*${text.value.slice(from, to)}*`, from, to, "end")
  if (from === to) text.selectionStart = text.selectionEnd = from + 1
  text.focus()
  set({ text: text.value })
})
for (const radio of document.querySelectorAll("input[name=kind]")) radio.addEventListener("change", () => later(0))
