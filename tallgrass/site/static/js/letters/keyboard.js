// The keyboard of a phone covers the foot of a page: the conversation takes the height that is left, so that the composer stands on it.
import { thread } from "./page.js"

const seen = window.visualViewport
const phone = matchMedia("(pointer: coarse) and (max-width: 899px)")

function fit() {
  if (!phone.matches) return thread.style.removeProperty("height")
  thread.style.height = `${seen.height}px`
  scrollTo(0, 0)
}

if (thread && seen) seen.addEventListener("resize", fit)
