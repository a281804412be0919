// What a visitor searched for: kept in this browser, last first, ten at most. A member's is kept by the server.
const KEY = "searches", MOST = 10
const member = () => document.body.dataset.member
const kept = () => { try { return JSON.parse(localStorage.getItem(KEY)) ?? [] } catch { return [] } }
const address = words => `/search/?q=${encodeURIComponent(words)}`

export function rememberSearch() {
  const words = location.pathname === "/search/" ? new URLSearchParams(location.search).get("q")?.trim() : ""
  if (words && !member()) try { localStorage.setItem(KEY, JSON.stringify([words, ...kept().filter(other => other !== words)].slice(0, MOST))) } catch { /* No room, or not allowed: nothing is kept. */ }
  const section = document.getElementById("kept-here")
  if (!section || !kept().length) return
  section.hidden = false
  section.querySelector("ul").replaceChildren(...kept().map(words => {
    const link = Object.assign(document.createElement("a"), { href: address(words) })
    link.append(Object.assign(document.createElement("span"), { textContent: words }))
    const line = document.createElement("li")
    line.append(link)
    return line
  }))
}

export function forgetSearches() {
  localStorage.removeItem(KEY)
  document.getElementById("kept-here").hidden = true
}

// Before anything is typed, a visitor's own come first among the options.
export function showSearches(panel) {
  if (member()) return
  panel.prepend(...kept().map((words, place) => {
    const option = Object.assign(document.createElement("div"), { className: "option", id: `here-${place}`, role: "option" })
    option.setAttribute("aria-selected", "false")
    Object.assign(option.dataset, { goes: address(words), words })
    option.append(Object.assign(document.createElement("span"), { className: "text", textContent: words }))
    return option
  }))
}
