// Pictures on a comment: sent as they are chosen, shown small, taken off again. The comment waits for those on their way.
const waits = new WeakMap()

export const uploaded = form => waits.get(form) ?? Promise.resolve()

export function dropPictures(form) {
  const list = form.querySelector("[data-pictures]")
  list.replaceChildren()
  list.hidden = true
}

document.addEventListener("change", event => {
  const form = event.target.matches("[data-files]") && event.target.closest("[data-composer]")
  if (!form) return
  const most = Number(form.dataset.mostPictures), list = form.querySelector("[data-pictures]")
  const free = Math.max(0, most - list.children.length), files = [...event.target.files]
  say(form, files.length > free ? form.dataset.tooMany : "")
  event.target.value = ""
  for (const file of files.slice(0, free)) {
    const sending = send(form, list, file)
    waits.set(form, Promise.allSettled([uploaded(form), sending]))
  }
})

async function send(form, list, file) {
  const tile = list.appendChild(document.createElement("li"))
  tile.className = "waits"
  tile.setAttribute("aria-label", form.dataset.uploading)
  list.hidden = false
  const body = new FormData(document.getElementById("acts"))
  body.set("file", file)
  const answer = await fetch("/uploads/pictures/", { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null)
  if (!answer?.ok) {
    tile.remove()
    list.hidden = !list.children.length
    return say(form, answer ? (await answer.json()).detail : form.dataset.offline)
  }
  show(form, list, tile, await answer.json())
}

function show(form, list, tile, picture) {
  const image = Object.assign(new Image(64, 64), { src: picture.small, alt: "" })
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "pictures", value: picture.id })
  const off = Object.assign(document.createElement("button"), { type: "button", className: "off", textContent: "×" })
  off.setAttribute("aria-label", form.dataset.remove)
  off.addEventListener("click", () => {
    tile.remove()
    list.hidden = !list.children.length
    fetch(`/uploads/pictures/${picture.id}/`, { method: "DELETE", headers: JSON.parse(document.body.getAttribute("hx-headers")) }).catch(() => {})
  })
  tile.classList.remove("waits")
  tile.removeAttribute("aria-label")
  tile.append(image, field, off)
}

export function say(form, words) {
  const problem = form.querySelector("[data-problem]")
  problem.hidden = !words
  problem.textContent = words ?? ""
}
