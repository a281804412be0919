// Opening hours: each row says days and a span of time; two spans a day are two rows.
import { changePart, content } from "./draft.js"
import { clearProblem } from "./problems.js"

const list = document.getElementById("hours"), template = document.getElementById("hours-row")

export function showHours() {
  const rows = new Map()
  for (const { weekday, opens, closes } of content.place_facts.hours) {
    const key = `${opens}-${closes}`
    rows.set(key, { opens, closes, days: [...(rows.get(key)?.days ?? []), weekday] })
  }
  list.replaceChildren(...[...rows.values()].map(draw))
}

function draw({ days, opens, closes }) {
  const row = template.content.cloneNode(true).firstElementChild, [from, to] = row.querySelectorAll("input[type=time]")
  for (const day of row.querySelectorAll("input[type=checkbox]")) day.checked = days.includes(Number(day.value))
  from.value = opens
  to.value = closes === "24:00" ? "00:00" : closes
  return row
}

function keep() {
  clearProblem("hours")
  const hours = [...list.children].flatMap(row => {
    const [opens, closes] = [...row.querySelectorAll("input[type=time]")].map(input => input.value)
    const days = [...row.querySelectorAll("input:checked")].map(day => Number(day.value))
    return opens && closes ? days.map(weekday => ({ weekday, opens, closes: closes === "00:00" ? "24:00" : closes })) : []
  })
  changePart("place_facts", { hours })
}

list.addEventListener("input", keep)
list.addEventListener("click", event => {
  if (!event.target.closest("[data-drop]")) return
  event.target.closest("li").remove()
  keep()
})
// A new row takes the days that have no hours yet.
document.getElementById("add-hours").addEventListener("click", () => {
  const taken = new Set(content.place_facts.hours.map(({ weekday }) => weekday))
  list.append(draw({ days: [0, 1, 2, 3, 4, 5, 6].filter(day => !taken.has(day)), opens: "09:00", closes: "18:00" }))
  keep()
  list.lastElementChild.querySelector("input").focus()
})
