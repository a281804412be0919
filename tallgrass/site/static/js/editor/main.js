// Wakes the editor: each part finds its own place on the page and listens to the draft.
import { showCard } from "./card.js"
import { showEntries } from "./entries.js"
import { showFacts } from "./facts.js"
import { offerFound } from "./found.js"
import "./gather.js"
import { showGenre } from "./genres.js"
import { showGoods } from "./goods.js"
import { showHours } from "./hours.js"
import { showKind } from "./kinds.js"
import { showLines } from "./lines.js"
import { showMoney } from "./money.js"
import "./position.js"
import "./publishing.js"
import { showSteps } from "./steps.js"
import { showTiles } from "./tiles.js"
import { beginWithTopic } from "./topics.js"
import { showVideo } from "./video.js"
import { showWords } from "./writing.js"

function redraw() {
  showKind()
  showTiles()
  showVideo()
  showCard()
  showWords()
  showGenre()
  for (const show of [showFacts, showMoney, showLines, showSteps, showHours, showEntries, showGoods]) show()
}

redraw()
beginWithTopic()
offerFound(redraw)
