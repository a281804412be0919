// The banner that says there is no network, and a word for style sheets: what needs one steps back.
const banner = document.getElementById("offline")

function tell() {
  if (banner) banner.hidden = navigator.onLine
  document.documentElement.classList.toggle("without-network", !navigator.onLine)
}

addEventListener("online", tell)
addEventListener("offline", tell)
tell()
