// Sending a comment: into the list at once when the server has it; when it has not, all stays as it was and it is said why, in place.
// The key makes sure that what is sent again is written once.
import { address, close, draftOf } from "./composer.js"
import { countBy, elementsIn, put, sectionOf } from "./list.js"
import { dropPictures, say, uploaded } from "./pictures.js"

document.addEventListener("submit", async event => {
  const form = event.target
  if (!form.matches("[data-composer]")) return
  event.preventDefault()
  const button = form.querySelector("[type=submit]")
  if (button.ariaBusy === "true") return
  button.ariaBusy = "true"
  say(form)
  try {
    await uploaded(form)
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true", Accept: "application/json, text/html" } })
    if (answer.status === 401) location.assign(`/sign-in/?next=${encodeURIComponent(`${location.pathname}#composer`)}`)
    else if (answer.ok) done(form, await answer.text())
    else say(form, (await answer.json()).detail)
  } catch (error) {
    say(form, form.dataset.offline)
  } finally {
    button.ariaBusy = "false"
  }
})

function done(form, html) {
  sessionStorage.removeItem(draftOf(form))
  const section = sectionOf(form.dataset.composer)
  const node = section && put(section, elementsIn(html)[0])
  form.text.value = ""
  form.key.value = crypto.randomUUID?.() ?? String(Math.random())
  address(form, "")
  dropPictures(form)
  close(form)
  if (!section) return bringList(form)
  if (!node) return
  countBy(1)
  node.classList.add("arrived")
  node.scrollIntoView({ block: "center" })
}

// Nobody had looked at the comments yet: they come now, the new one among them.
async function bringList(form) {
  await window.htmx.ajax("GET", form.getAttribute("action"), { target: "#comments", swap: "outerHTML" })
  document.getElementById("comments").scrollIntoView()
}
