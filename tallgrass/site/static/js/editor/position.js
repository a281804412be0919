// "Use where I am": the browser is asked once, and only when the person presses the button. Kept to about a metre.
import { changePart } from "./draft.js"
import { showFacts } from "./facts.js"
import { clearProblem, showProblem } from "./problems.js"
import { words } from "./words.js"

const button = document.getElementById("here")
const rounded = degrees => Math.round(degrees * 1e5) / 1e5
const refuse = () => { busy(false); showProblem({ message: words("no_position"), field: "position" }) }

function busy(on) {
  button.classList.toggle("busy", on)
  button.disabled = on
}

button.addEventListener("click", () => {
  clearProblem("position")
  if (!navigator.geolocation) return refuse()
  busy(true)
  navigator.geolocation.getCurrentPosition(({ coords: { latitude, longitude } }) => {
    busy(false)
    changePart("place_facts", { latitude: rounded(latitude), longitude: rounded(longitude) })
    showFacts()
  }, refuse, { enableHighAccuracy: true, timeout: 15_000 })
})
