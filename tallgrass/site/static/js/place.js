// A wall that one comes back to stands as it was left: the cards that had been loaded, and the place. Browsers that keep the whole page
// need none of this; for the others the cards wait in the tab's own storage, for the same reader only.
const KEY = `wall:${location.pathname}`
const reader = document.body.dataset.member ?? ""
const element = name => document.querySelector(name)

function keep() {
  const wall = element(".wall")
  if (!wall) return
  const kept = { cards: wall.outerHTML, more: element("#wall-more")?.outerHTML ?? "", at: scrollY, reader }
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    sessionStorage.removeItem(KEY) // No room: the next visit begins at the top.
  }
}

function bringBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null")
  sessionStorage.removeItem(KEY)
  const [visit] = performance.getEntriesByType("navigation")
  if (!kept || visit?.type !== "back_forward" || kept.reader !== reader) return
  history.scrollRestoration = "manual"
  element(".wall").outerHTML = kept.cards
  if (element("#wall-more")) element("#wall-more").outerHTML = kept.more
  window.htmx.process(element("#content"))
  scrollTo(0, kept.at)
}

if (element(".wall")) bringBack()
addEventListener("pagehide", keep)
