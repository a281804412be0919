// Static files by their hashed names are kept for ever; pages are fetched anew and only the offline page is kept.
// Nothing personal is stored, with one exception: the lists a reader opened, which their page keeps itself with all it needs
// (js/lists/keep.js) and lets go when someone else reads here. They are shown from there only when the network fails.
const VERSION = "tallgrass-{{ version }}"
const OFFLINE = "{{ url("offline") }}"
const KEPT = {{ kept|tojson }}
const STATIC = "/static/"
const LISTS = "tallgrass-lists"

self.addEventListener("install", event => {
  event.waitUntil(caches.open(VERSION).then(cache => cache.addAll([OFFLINE, ...KEPT])).then(() => self.skipWaiting()))
})

self.addEventListener("activate", event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("tallgrass-") && name !== VERSION && name !== LISTS) await caches.delete(name)
    await self.registration.navigationPreload?.enable()
    await self.clients.claim()
  })())
})

self.addEventListener("fetch", event => {
  const { request } = event
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return
  if (request.mode === "navigate") event.respondWith(page(event))
  else if (hashed(request.url)) event.respondWith(kept(request))
  else if (request.destination === "image") event.respondWith(picture(request))
})

const hashed = url => new URL(url).pathname.startsWith(STATIC) && /\.[0-9a-f]{12}\.[a-z0-9]+$/.test(url.split("?")[0])

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return (await ofList(event.request)) ?? (await caches.match(OFFLINE)) ?? Response.error()
  }
}

const ofList = request => caches.match(request, { cacheName: LISTS, ignoreSearch: true, ignoreVary: true })

async function picture(request) {
  try {
    return await fetch(request)
  } catch {
    return (await ofList(request)) ?? Response.error()
  }
}

async function kept(request) {
  const found = await caches.match(request)
  if (found) return found
  const fresh = await fetch(request)
  if (fresh.ok) {
    const copy = fresh.clone()
    caches.open(VERSION).then(cache => cache.put(request, copy))
  }
  return fresh
}
