// Keeps the pages for the time without a network. A page comes fresh where there is one.
/* FILES */
const CACHE = `deskbook-${self.registration.scope}-${REVISION}`;
const MINE = `deskbook-${self.registration.scope}-`;
// The browser's own cache may still hold a file of the revision before: what is kept for long is asked anew.
const ANEW = { cache: "no-cache" };
const HEAVY = /\.(woff2|bin|css|js|svg|png|webp|ico)$/;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(MINE) && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(old());
});

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  event.respondWith(HEAVY.test(url.pathname) ? kept(request) : fresh(request));
});

// What a page asks once it is idle: fetch the rest, one file at a time.
self.addEventListener("message", (event) => {
  if (event.data === "fill") event.waitUntil(fill());
});

async function fill() {
  const cache = await caches.open(CACHE);
  for (const file of FILES) {
    const url = new URL(file, self.registration.scope);
    if (await cache.match(url, { ignoreSearch: true })) continue;
    await cache.add(new Request(url, ANEW)).catch(() => {});
  }
  for (const client of await self.clients.matchAll()) client.postMessage({ ready: REVISION });
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request, { ignoreSearch: true });
  return found ?? keep(cache, request, ANEW);
}

async function fresh(request) {
  const cache = await caches.open(CACHE);
  try {
    return await keep(cache, request);
  } catch (error) {
    const found = await cache.match(request, { ignoreSearch: true });
    if (found) return found;
    throw error;
  }
}

async function keep(cache, request, how) {
  const answer = await fetch(request, how);
  if (answer.ok && answer.type === "basic" && !request.headers.has("range")) {
    const address = new URL(request.url);
    address.search = "";
    await cache.put(address, answer.clone()).catch(() => {}); // a full disk must not cost the answer
  }
  return answer;
}
