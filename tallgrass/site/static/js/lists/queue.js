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
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
}

export const member = document.body.dataset.member ?? ""

// url: of the entry's tick. at: the moment of the press by this device's own clock, used only to say how long ago it was.
export const remember = (url, ticked, list) => ask("readwrite", store => store.put({ url, ticked, list, member, at: Date.now() }))

export const waiting = async () => (await ask("readonly", store => store.getAll())).filter(tick => tick.member === member)

// Unless the entry was pressed again meanwhile.
export async function forget({ url, at }) {
  const now = await ask("readonly", store => store.get(url))
  if (now?.at === at) await ask("readwrite", store => store.delete(url))
}
