// Wakes the editor: each part finds its own place on the page and listens to the draft.
import { showCard } from "./card.js"
import { offerFound } from "./found.js"
import "./gather.js"
import { showKind } from "./kinds.js"
import "./publishing.js"
import { showTiles } from "./tiles.js"
import { showVideo } from "./video.js"
import { showWords } from "./writing.js"

function redraw() {
  showKind()
  showTiles()
  showVideo()
  showCard()
  showWords()
}

redraw()
offerFound(redraw)
