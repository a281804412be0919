// Static files by their hashed names are kept for ever; pages are fetched anew and only the offline page is kept.
// Nothing personal is ever stored: no page, no JSON, no picture of a person's own.
const VERSION = "tallgrass-{{ version }}"
const OFFLINE = "{{ url("offline") }}"
const KEPT = {{ kept|tojson }}
const STATIC = "/static/"

self.addEventListener("install", event => {
  event.waitUntil(caches.open(VERSION).then(cache => cache.addAll([OFFLINE, ...KEPT])).then(() => self.skipWaiting()))
})

self.addEventListener("activate", event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("tallgrass-") && name !== VERSION) await caches.delete(name)
    await self.registration.navigationPreload?.enable()
    await self.clients.claim()
  })())
})

self.addEventListener("fetch", event => {
  const { request } = event
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return
  if (request.mode === "navigate") event.respondWith(page(event))
  else if (hashed(request.url)) event.respondWith(kept(request))
})

const hashed = url => new URL(url).pathname.startsWith(STATIC) && /\.[0-9a-f]{12}\.[a-z0-9]+$/.test(url.split("?")[0])

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error()
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
