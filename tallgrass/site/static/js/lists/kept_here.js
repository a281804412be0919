// On the page shown without a network: the lists that are kept on this device.
const box = document.getElementById("kept-lists")
const kept = Object.entries(JSON.parse(localStorage.getItem("kept-lists") ?? "{}"))

for (const [path, name] of kept) {
  const link = document.createElement("a")
  Object.assign(link, { href: path, textContent: name, className: "button soft" })
  box.querySelector("div").append(link)
}
box.hidden = !kept.length
