// The banner that says there is no network.
const banner = document.getElementById("offline")
const tell = () => { if (banner) banner.hidden = navigator.onLine }
addEventListener("online", tell)
addEventListener("offline", tell)
tell()
