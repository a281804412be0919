// Ticks that wait on this device, in IndexedDB: one an entry, the last one. Nothing of what the entry says is kept with it.
const NAME = "tallgrass", STORE = "ticks"
let opened

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "url" })
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
  return opened
}

async function ask(mode, act) {
  const store = (await open()).transaction(STORE, mode).objectStore(STORE)
  return new Promise((done, failed) => {
    const asked = act(store)
    if (mode === "readwrite") store.transaction.commit() // Now: the page may be left in the next moment.
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
}

export const member = document.body.dataset.member ?? ""

// url: of the entry's tick. at: the moment of the press by this device's own clock, used only to say how long ago it was.
export const remember = (url, ticked, list) => ask("readwrite", store => store.put({ url, ticked, list, member, at: Date.now() }))

const mine = async () => (await ask("readonly", store => store.getAll())).filter(tick => tick.member === member)

export const waiting = async () => (await mine()).filter(tick => !tick.sent)

// Sent ticks stay a moment: a page that was asked for before the answer came still shows the entry as it was. Those it knows of go.
export async function sentSince(moment) {
  const sent = (await mine()).filter(tick => tick.sent)
  for (const tick of sent) if (tick.sent < moment) await forget(tick)
  return sent.filter(tick => tick.sent >= moment)
}

// Both unless the entry was pressed again meanwhile.
export const forget = tick => unlessPressedAgain(tick, store => store.delete(tick.url))
export const settle = (tick, ticked) => unlessPressedAgain(tick, store => store.put({ ...tick, ticked, sent: Date.now() }))

async function unlessPressedAgain({ url, at }, act) {
  const now = await ask("readonly", store => store.get(url))
  if (now?.at === at) await ask("readwrite", act)
}
