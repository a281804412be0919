// An amount and its currency. It is kept in whole minor units; what is no number is said at the field and not kept.
import { changePart, content } from "./draft.js"
import { clearProblem, showProblem } from "./problems.js"
import { words } from "./words.js"

const boxes = [...document.querySelectorAll("[data-money]")]
const partsOf = box => ({ place: box.dataset.money.split("."), input: box.querySelector("input"), choice: box.querySelector("select") })
const digitsOf = choice => Number(choice.selectedOptions[0].dataset.digits)

export function showMoney() {
  for (const box of boxes) {
    const { place: [part, key], input, choice } = partsOf(box), money = content[part][key]
    if (money) choice.value = money.currency
    input.value = money ? money.minor / 10 ** digitsOf(choice) : ""
  }
}

// Digits are put together as text: 0.29 × 100 is not 29 in a computer.
function minorOf(text, digits) {
  const [, whole, rest = ""] = text.replace(/[,，\s]/g, "").match(/^(\d{1,9})(?:\.(\d*))?$/) ?? []
  return whole === undefined || rest.length > digits ? NaN : Number(whole + rest.padEnd(digits, "0"))
}

for (const box of boxes) {
  const { place: [part, key], input, choice } = partsOf(box)
  box.addEventListener("input", () => {
    clearProblem(input.id)
    const text = input.value.trim(), minor = minorOf(text, digitsOf(choice))
    if (text && Number.isNaN(minor)) {
      showProblem({ message: words("bad_number", { example: digitsOf(choice) ? "19.9" : "1980" }), field: input.id }, { focus: false })
    }
    changePart(part, { [key]: text && !Number.isNaN(minor) ? { minor, currency: choice.value } : null })
  })
}
