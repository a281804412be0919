// Pictures side by side: the browser scrolls and snaps, this adds buttons, arrow keys and dots. Also for pieces swapped in later.
const roots = new WeakSet()

export function wake(root) {
  if (roots.has(root)) return
  roots.add(root)
  const slides = root.querySelector(".slides")
  const dots = root.querySelectorAll(".dots > i")
  const steps = root.querySelectorAll("[data-step]")
  const last = slides.children.length - 1
  const at = () => Math.round(slides.scrollLeft / (slides.clientWidth || 1))
  const go = index => slides.scrollTo({ left: Math.min(Math.max(index, 0), last) * slides.clientWidth })
  const mark = () => {
    const now = at()
    dots.forEach((dot, index) => dot.classList.toggle("on", index === now))
    for (const step of steps) step.hidden = step.dataset.step === "-1" ? now <= 0 : now >= last
    root.dispatchEvent(new CustomEvent("carousel:at", { bubbles: true, detail: now }))
  }
  let waiting
  slides.addEventListener("scroll", () => { waiting ??= requestAnimationFrame(() => { waiting = undefined; mark() }) }, { passive: true })
  slides.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    go(at() + step)
  })
  for (const step of steps) step.addEventListener("click", () => go(at() + Number(step.dataset.step)))
}

const wakeAll = () => document.querySelectorAll("[data-carousel]").forEach(wake)
document.addEventListener("htmx:afterSettle", wakeAll)
wakeAll()
