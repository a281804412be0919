// Short messages at the foot: 5 s, 8 s with a count-down when there is something to undo. They wait while looked at or focused.
// From a module: toast({ words, act, run }). From the server: HX-Trigger: {"toast": {"words": "笔记已删除", "act": "撤销", "url": "/notes/…/undo/"}}
const region = document.getElementById("toasts")
const PLAIN = 5, UNDO = 8, MOST = 3

export function toast({ words, act, run, url, method = "POST", target = "body", swap = "none" }) {
  const box = document.createElement("div")
  box.className = "toast"
  const text = box.appendChild(document.createElement("span"))
  text.textContent = words
  if (act) {
    const left = text.appendChild(document.createElement("time"))
    left.setAttribute("aria-hidden", "true")
    const button = box.appendChild(document.createElement("button"))
    Object.assign(button, { className: "act", type: "button", textContent: act })
    button.addEventListener("click", () => {
      box.remove()
      if (run) run()
      else window.htmx.ajax(method, url, { target, swap })
    })
  }
  region.append(box)
  while (region.children.length > MOST) region.firstElementChild.remove()
  raise()
  countDown(box, act ? UNDO : PLAIN)
  return box
}

function countDown(box, seconds) {
  const left = box.querySelector("time")
  const show = () => left && (left.textContent = `0:0${seconds}`)
  show()
  const clock = setInterval(() => {
    if (!box.isConnected) return clearInterval(clock)
    if (box.matches(":hover, :focus-within") || document.hidden) return
    seconds -= 1
    show()
    if (seconds <= 0) box.remove()
  }, 1000)
}

// Above an open dialog too: what is shown last in the top layer is on top.
function raise() {
  if (!region.showPopover) return
  if (region.matches(":popover-open")) region.hidePopover()
  region.showPopover()
}

document.addEventListener("toast", event => toast(event.detail))
for (const box of region.children) countDown(box, PLAIN)
if (region.children.length) raise()
