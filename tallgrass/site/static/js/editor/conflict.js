// The note was changed elsewhere: the person chooses which one stays. Nothing is thrown away without them.
import { note } from "./draft.js"
import { forget, setAside } from "./keeping.js"

const dialog = document.getElementById("conflict")

export function settleConflict(again) {
  if (dialog.open) return
  dialog.showModal()
  document.getElementById("conflict-theirs").onclick = () => { setAside(); forget(); location.reload() }
  document.getElementById("conflict-mine").onclick = async () => {
    note.version = await versionThere()
    dialog.close()
    again()
  }
}

async function versionThere() {
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html")
  return JSON.parse(page.getElementById("editor-state").textContent).version
}
