// While a #topic is typed: topics that begin so, with how much is said of them. Arrows choose, Enter or a press puts one in.
const area = document.getElementById("body"), list = document.getElementById("suggested")
const BEHIND = /#([^\s#@，。！？、；：,.!?;:()（）【】[\]「」《》<>"'“”‘’/\\|]{0,30})$/
let asked = 0, waiting

const typed = () => area.value.slice(0, area.selectionStart).match(BEHIND)?.[1]

// What was asked for and has not come must not put a new list under the hand of who chooses, nor open one that was shut.
function leave() {
  clearTimeout(waiting)
  asked += 1
}

function close() {
  leave()
  list.hidden = true
  list.replaceChildren()
  area.removeAttribute("aria-activedescendant")
}

async function suggest() {
  const words = typed(), turn = ++asked
  if (words === undefined) return close()
  const answer = await fetch(`${list.dataset.from}?words=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } }).catch(() => null)
  if (turn !== asked || !answer?.ok) return
  const { topics } = await answer.json()
  if (!topics.length || (topics.length === 1 && topics[0].name === words)) return close()
  list.replaceChildren(...topics.map(option))
  list.hidden = false
}

function option({ name, notes }, index) {
  const button = Object.assign(document.createElement("button"), { type: "button", id: `suggested-${index}`, tabIndex: -1 })
  button.setAttribute("role", "option")
  button.append(Object.assign(document.createElement("span"), { textContent: `#${name}` }), Object.assign(document.createElement("span"), { className: "meta", textContent: list.dataset.count.replace("{n}", notes.toLocaleString()) }))
  button.addEventListener("pointerdown", event => event.preventDefault())
  button.addEventListener("click", () => put(name))
  return button
}

function put(name) {
  const start = area.selectionStart - typed().length
  area.setRangeText(`${name} `, start, area.selectionStart, "end")
  close()
  area.focus()
  area.dispatchEvent(new Event("input", { bubbles: true }))
}

function choose(step) {
  leave()
  const options = [...list.children], at = options.findIndex(one => one.ariaSelected === "true")
  const next = options[(at + step + options.length) % options.length] ?? options[0]
  for (const one of options) one.ariaSelected = String(one === next)
  area.setAttribute("aria-activedescendant", next.id)
}

area.addEventListener("input", () => {
  clearTimeout(waiting)
  if (typed() === undefined) return close()
  waiting = setTimeout(suggest, 120)
})
area.addEventListener("keydown", event => {
  if (list.hidden || event.isComposing) return
  const chosen = list.querySelector("[aria-selected=true]")
  if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(event.key === "ArrowDown" ? 1 : -1)
  else if ((event.key === "Enter" || event.key === "Tab") && chosen) chosen.click()
  else if (event.key === "Escape") close()
  else return
  event.preventDefault()
})
area.addEventListener("blur", () => setTimeout(close, 150))

// Come from a topic's page: an empty note begins with it.
export function beginWithTopic() {
  const from = new URLSearchParams(location.search).get("topic")
  if (!from || area.value.trim()) return
  area.value = `#${from} `
  area.dispatchEvent(new Event("input", { bubbles: true }))
}
