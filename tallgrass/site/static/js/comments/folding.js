// Long words and long threads: folded until asked for. What was shown already is not shown twice when a list goes on.
document.addEventListener("click", event => {
  const button = event.target.closest("[data-unfold]")
  if (!button) return
  button.previousElementSibling.classList.add("unfolded")
  button.remove()
})

// Replies that follow come as a list of their own, and join the one that stands.
document.addEventListener("htmx:afterSwap", () => {
  for (const more of document.querySelectorAll(".replies[data-joins]")) {
    const list = more.parentElement.querySelector(":scope > .replies:not([data-joins])")
    if (!list) continue
    for (const item of [...more.children]) {
      list.querySelector(`#${CSS.escape(item.id)}`)?.remove()
      list.append(item)
    }
    list.hidden = false
    more.remove()
  }
  const seen = new Set()
  for (const item of document.querySelectorAll(".comment-list > .comment")) {
    if (seen.has(item.id)) item.remove()
    seen.add(item.id)
  }
})

// The place where one writes stays above the keyboard of a phone, also where the page does not shrink for it.
const view = window.visualViewport
function lift() {
  const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop)
  document.documentElement.style.setProperty("--keyboard", `${covered > 80 ? covered : 0}px`)
}
view?.addEventListener("resize", lift)
view?.addEventListener("scroll", lift)

document.querySelector(".comment.led")?.scrollIntoView({ block: "center" })
