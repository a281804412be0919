// Lists kept on this device: the page with all it needs, in a store of its own that the service worker reads when there is no network.
// Only lists are kept, only for who reads here; when someone else does, they go.
const STORE = "tallgrass-lists", INDEX = "kept-lists", READER = "reader"

const read = () => JSON.parse(localStorage.getItem(INDEX) ?? "{}")
const write = kept => localStorage.setItem(INDEX, JSON.stringify(kept))
const able = "caches" in window && window.isSecureContext

// Keeps the list on this page. Whether it is kept now.
export async function keep(name) {
  if (!able) return false
  const store = await caches.open(STORE)
  if (!(await take(store, location.pathname))) return false
  const files = [...performance.getEntriesByType("resource").map(file => file.name), ...[...document.images].map(image => image.currentSrc || image.src)]
  const wanted = new Set(files.filter(file => file.startsWith(location.origin) && /^\/(static|media)\//.test(new URL(file).pathname)))
  await Promise.all([...wanted].map(async file => (await store.match(file)) ?? store.add(file).catch(() => {})))
  write({ ...read(), [location.pathname]: name })
  return true
}

export const isKept = () => location.pathname in read()

// A list kept before is fetched anew, so that it says what the server knows.
export async function renew(path) {
  if (able && path in read()) await take(await caches.open(STORE), path)
}

async function take(store, path) {
  const page = await fetch(path).catch(() => null)
  if (page?.ok && !page.redirected) {
    await store.put(path, page)
    return true
  }
  if (page && page.status === 404) forget(store, path)
  return false
}

function forget(store, path) {
  const { [path]: gone, ...rest } = read()
  write(rest)
  store.delete(path)
}

// Another reader than last time: what was kept is not theirs. (Pages without the shell say nothing of who reads.)
const reader = document.body.dataset.member ?? ""
if (document.querySelector(".shell") && localStorage.getItem(READER) !== reader) {
  if (able) caches.delete(STORE)
  localStorage.removeItem(INDEX)
  localStorage.setItem(READER, reader)
}
