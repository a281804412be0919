// Sends ticks that wait on this device, from whatever page is open, as soon as there is a network. Pages hear `tick:sent`, `tick:waits`.
import { renew } from "./keep.js"
import { forget, member, settle, waiting } from "./queue.js"

const AGAIN = 30_000
let timer

export const send = () => (member ? navigator.locks.request("ticks", sendAll) : undefined)

async function sendAll() {
  clearTimeout(timer)
  const ticks = await waiting()
  const lists = new Set()
  for (const tick of ticks) {
    const answer = navigator.onLine ? await put(tick, token()) : null
    if (!answer || answer.status >= 500 || answer.status === 429) {
      for (const rest of ticks.slice(ticks.indexOf(tick))) tell("waits", rest)
      timer = setTimeout(send, AGAIN)
      break
    }
    if (answer.status === 401) {
      tell("waits", { ...tick, signedOut: true })
      break
    }
    const said = answer.ok ? await answer.json() : null
    await (said ? settle(tick, said.ticked) : forget(tick))
    lists.add(tick.list)
    tell("sent", { ...tick, answer: said })
  }
  for (const list of lists) await renew(list)
}

async function put(tick, key) {
  const body = JSON.stringify({ ticked: tick.ticked, ago_ms: Math.max(0, Date.now() - tick.at) })
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": key }
  const answer = await fetch(tick.url, { method: "PUT", body, headers, keepalive: true }).catch(() => null)
  // The page was kept before the last sign-in: a fresh one has a token that counts.
  if (answer?.status === 403 && key === token()) {
    const fresh = await fetch(tick.list).then(page => page.text()).catch(() => "")
    const found = fresh.match(/X-CSRFToken(?:"|&#34;|&quot;): (?:"|&#34;|&quot;)(\w+)/)?.[1]
    if (found && found !== key) return put(tick, found)
  }
  return answer
}

const token = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? ""

function tell(what, tick) {
  document.dispatchEvent(new CustomEvent(`tick:${what}`, { detail: tick }))
}

addEventListener("online", send)
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send())
send()
