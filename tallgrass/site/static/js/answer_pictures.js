// Pictures of an answer: each travels at once by itself and leaves its id in the form.
const form = document.querySelector(".answer-form"), tiles = form.querySelector(".answer-tiles"), template = form.querySelector("template")
const error = tiles.parentElement.querySelector(".error"), most = Number(form.dataset.most)
const adding = tiles.querySelector(".adding")

async function send(file) {
  const tile = template.content.cloneNode(true).firstElementChild, input = tile.querySelector("input")
  tile.querySelector("img").src = URL.createObjectURL(file)
  tile.ariaBusy = "true"
  input.disabled = true
  adding.before(tile)
  room()
  const body = new FormData()
  body.append("file", file)
  try {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" }
    const answer = await fetch(form.dataset.pictures, { method: "POST", body, headers })
    const said = await answer.json()
    if (!answer.ok) throw new Error(said.detail)
    input.value = said.id
    input.disabled = false
    tile.ariaBusy = "false"
  } catch (problem) {
    tile.remove()
    room()
    error.querySelector("span").textContent = problem.message
    error.hidden = false
  }
}

const room = () => { adding.hidden = tiles.children.length > most }

tiles.addEventListener("change", ({ target }) => {
  error.hidden = true
  for (const file of [...target.files].slice(0, most + 1 - tiles.children.length)) send(file)
  target.value = ""
})
tiles.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-drop]")) return
  target.closest("li").remove()
  room()
})
// What is still on its way would be left behind.
form.addEventListener("submit", event => { if (tiles.querySelector("[aria-busy=true]")) event.preventDefault() })
room()
