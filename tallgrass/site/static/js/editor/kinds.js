// Pictures, a video or a text card: one of three is shown; what was put in the others stays here while the page is open.
import { change, content, onChange } from "./draft.js"

const radios = document.querySelectorAll("input[name=kind]")

export function showKind() {
  for (const radio of radios) radio.checked = radio.value === content.kind
  for (const part of document.querySelectorAll(".of-kind")) part.hidden = part.dataset.kind !== content.kind
  document.getElementById("editor").dataset.kind = content.kind
}

for (const radio of radios) radio.addEventListener("change", () => change({ kind: radio.value }))
onChange(patch => "kind" in patch && showKind())
