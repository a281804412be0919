// Deals the cards of the wall to as many columns as fit, shortest first, the way the server does (wall.py): it is told by a cookie,
// so that from the second page on the first paint is already right. New pages are dealt to the columns that stand.
const WIDTHS = [["(min-width: 1200px)", 5], ["(min-width: 900px)", 4], ["(min-width: 600px)", 3]]
const WIDTH = 240, CAPTION = 62, LINE = 18, LINE_LETTERS = 14

const wanted = () => WIDTHS.find(([query]) => matchMedia(query).matches)?.[1] ?? 2
const letters = text => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1 : 0.5), 0)
const order = new WeakMap()
let dealt = 0

function height(card) {
  const title = card.querySelector(".title")?.textContent ?? ""
  return WIDTH / (Number(card.dataset.ratio) || 0.8) + CAPTION + (letters(title) > LINE_LETTERS ? LINE : 0)
}

// Which card came first is lost once they stand in columns, so it is worked out once: the server took the shortest column each time.
function inOrder(wall) {
  const columns = [...wall.children].map(column => [...column.children])
  const heights = columns.map(() => 0)
  const cards = []
  while (columns.some(column => column.length)) {
    const next = heights.indexOf(Math.min(...heights.filter((_, index) => columns[index].length)))
    const card = columns[next].length ? columns[next].shift() : columns.find(column => column.length).shift()
    heights[next] += height(card)
    cards.push(card)
  }
  for (const card of cards) if (!order.has(card)) order.set(card, dealt++)
  return cards.sort((one, other) => order.get(one) - order.get(other))
}

function deal(wall, count) {
  const focused = document.activeElement
  const cards = inOrder(wall)
  const columns = Array.from({ length: count }, () => Object.assign(document.createElement("div"), { className: "column" }))
  const heights = columns.map(() => 0)
  for (const card of cards) put(card, columns, heights)
  wall.replaceChildren(...columns)
  wall.dataset.columns = count
  if (wall.contains(focused)) focused.focus({ preventScroll: true })
}

function put(card, columns, heights) {
  const shortest = heights.indexOf(Math.min(...heights))
  columns[shortest].append(card)
  heights[shortest] += height(card)
  if (!order.has(card)) order.set(card, dealt++)
}

function fit() {
  const count = wanted()
  document.cookie = `columns=${count}; path=/; max-age=31536000; samesite=lax`
  for (const wall of document.querySelectorAll(".wall")) if (Number(wall.dataset.columns) !== count) deal(wall, count)
}

// A page that was swapped in as a second wall gives its cards to the first.
function join() {
  const [wall, ...later] = document.querySelectorAll(".wall")
  for (const next of later) {
    if (next.parentElement !== wall.parentElement) continue
    inOrder(wall)
    const columns = [...wall.children]
    const heights = columns.map(column => [...column.children].reduce((sum, card) => sum + height(card), 0))
    for (const card of inOrder(next)) put(card, columns, heights)
    next.remove()
  }
}

for (const [query] of WIDTHS) matchMedia(query).addEventListener("change", fit)
document.addEventListener("htmx:afterSwap", join)
fit()
