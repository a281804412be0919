// What a member has left on this device belongs to them alone: it goes when they are no longer the one signed in.
const mine = document.body.dataset.member
for (const key of Object.keys(localStorage)) {
  if (key.startsWith("letters:") && key.split(":")[1] !== mine) localStorage.removeItem(key)
}
