// What every page wakes: each behaviour is a module of its own and finds its own elements.
import "./theme.js"
import "./menu.js"
import "./dialog.js"
import "./confirm.js"
import "./problem.js"
import "./toast.js"
import "./over.js"
import "./offline.js"
import "./carousel.js"
import "./wall.js"
import "./counter.js"
import "./toggle.js"
import "./share.js"
import "./player.js"
import "./marks.js"
import "./live.js"

if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/service-worker.js").catch(() => {})
