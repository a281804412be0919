// Where comments go in the list, and how many there are.
export const sectionOf = note => document.querySelector(`[data-comments="${CSS.escape(note)}"]`)
export const elementsIn = html => [...new DOMParser().parseFromString(html, "text/html").body.children]

// A reply goes to the end of its thread, a comment to the top, under the pinned one.
export function put(section, item) {
  if (document.getElementById(item.id)) return false
  const thread = item.dataset.thread
  const list = thread ? document.getElementById(`replies-${thread}`) : section.querySelector(".comment-list")
  if (!list) return false
  const node = document.importNode(item, true)
  list.hidden = false
  if (thread) list.append(node)
  else {
    const pinned = list.querySelector(":scope > .comment .tag.trust")?.closest(".comment-list > .comment")
    if (pinned) pinned.after(node)
    else list.prepend(node)
  }
  section.querySelector(".no-comments")?.remove()
  window.htmx.process(node)
  return node
}

export function countBy(change) {
  for (const figure of document.querySelectorAll("[data-comment-count]")) {
    // Above ten thousand the rounded figure does not change by one.
    const number = Number(figure.textContent.replaceAll(",", ""))
    if (Number.isInteger(number)) figure.textContent = Math.max(0, number + change).toLocaleString("en")
  }
}

document.addEventListener("comments:changed", event => countBy(event.detail.by))
