// Keeps the pages for the time when the server does not answer. A page comes fresh where there is one; what it is made of
// comes from what is kept. Nothing is kept that is not, byte for byte, the file of this revision.
/* REVISION */
const MINE = `deskbook-${self.registration.scope}-`;
const CACHE = MINE + REVISION;
const LIST = "offline.json"; // { address: digest }; REVISION is its own digest
const SILENCE = 2000; // milliseconds without a byte
const SAID = ["q", "text"]; // what a customer said is not for the host to see
const KEPT = "Deskbook-Kept";
// The browser's own cache may still hold a file of the revision before: the server is asked whether it changed.
const ANEW = { cache: "no-cache" };

const full = (file) => new URL(file, self.registration.scope).href;
let listed = null;

self.addEventListener("install", (event) => {
  // Where a revision takes another's place, it knows its files before it serves the first.
  const ready = async () => {
    const names = await caches.keys();
    if (names.some((name) => name.startsWith(MINE))) await fetched(await caches.open(CACHE), full(LIST), REVISION);
  };
  event.waitUntil(
    ready()
      .catch(() => {})
      .then(() => self.skipWaiting()),
  );
});

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
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  if (request.headers.has("range")) return;
  event.respondWith(request.mode === "navigate" ? page(event) : part(event));
});

// What a page asks once it is idle: fetch the rest, one file at a time.
self.addEventListener("message", (event) => {
  if (event.data === "fill") event.waitUntil(fill().catch(() => {})); // a server that is gone is asked again later
});

async function fill() {
  const cache = await caches.open(CACHE);
  if (!(await files())) await fetched(cache, full(LIST), REVISION);
  const refused = [];
  for (const [address, digest] of (await files()) ?? []) {
    if (await cache.match(address)) continue;
    if (!(await fetched(cache, address, digest)).right) refused.push(address);
  }
  for (const client of await self.clients.matchAll()) client.postMessage({ ready: REVISION, refused });
}

/** The digests of the files by address; null until the list is here. */
async function files() {
  if (listed) return listed;
  const found = await (await caches.open(CACHE)).match(full(LIST));
  if (found) listed = new Map(Object.entries(await found.json()).map(([file, digest]) => [full(file), digest]));
  return listed;
}

/** Fetches a file and keeps it where it is the right one; a host that still sends an older one is asked past its cache. */
async function fetched(cache, address, digest) {
  let answer,
    right = false;
  for (const from of [address, `${address}?${digest}`]) {
    answer = await said(new Request(from, ANEW));
    right = answer.ok && (await put(cache, address, digest, answer.clone()));
    if (right) break;
  }
  return { answer, right };
}

/** Keeps an answer if it is the file that the list names; true where it is. */
async function put(cache, address, digest, answer) {
  const bytes = await answer.arrayBuffer();
  if ((await digestOf(bytes)) !== digest) return false;
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set(KEPT, new Date().toISOString());
  await cache.put(address, new Response(bytes, { headers })).catch(() => {}); // a full disk must not cost the answer
  return true;
}

async function digestOf(bytes) {
  const whole = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 16);
  return btoa(String.fromCharCode(...whole))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** A page, fresh where the server has it within two seconds; else what was kept of it, which says so. */
async function page(event) {
  const address = bare(event.request.url),
    digest = (await files())?.get(address);
  const asked = quiet(event.request);
  if (!digest) return again(await fetch(asked));
  const cache = await caches.open(CACHE),
    copy = await cache.match(address);
  const keep = (answer) => answer.ok && event.waitUntil(put(cache, address, digest, answer.clone()).catch(() => {}));
  try {
    const answer = await (copy ? said(asked) : fetch(asked));
    keep(answer);
    return copy && (answer.status === 404 || answer.status >= 500) ? told(copy, answer.status) : again(answer);
  } catch (error) {
    if (!copy) throw error;
    return told(copy, error === SILENT ? "silent" : "unreachable");
  }
}

/** What a page is made of: what is kept, which is the right one. */
async function part({ request }) {
  const address = bare(request.url),
    digest = (await files())?.get(address);
  if (!digest) return fetch(request);
  const cache = await caches.open(CACHE),
    copy = await cache.match(address);
  return (
    copy ??
    fetched(cache, address, digest).then(
      ({ answer }) => answer,
      () => fetch(request),
    )
  );
}

const SILENT = new Error("silent");

/** The server's whole answer; fails after two seconds without a byte. */
async function said(request) {
  const control = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(SILENT), SILENCE);
  };
  wait();
  try {
    const answer = await fetch(request, { signal: control.signal });
    if (answer.type === "opaqueredirect" || !answer.body) return answer;
    const reader = answer.body.getReader(),
      parts = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return again(answer, new Blob(parts));
      parts.push(value);
      wait();
    }
  } catch (error) {
    throw control.signal.aborted ? SILENT : error;
  } finally {
    clearTimeout(timer);
  }
}

/** An answer without its own address, so that the page keeps the one that was asked. */
function again(answer, body = answer.body) {
  if (answer.type === "opaqueredirect") return answer;
  const { status, statusText, headers } = answer;
  return new Response(body, { status, statusText, headers });
}

/** A kept page with the word that it is one, from when, and why; `offline.js` shows it. */
async function told(copy, why) {
  const word = `<meta name="deskbook-kept" content="${copy.headers.get(KEPT)}"><meta name="deskbook-why" content="${why}">`;
  return new Response((await copy.text()).replace("</head>", `${word}</head>`), {
    headers: copy.headers,
  });
}

function bare(url) {
  const address = new URL(url);
  address.search = address.hash = "";
  return address.href;
}

/** The request for a page, without what a customer said in its query. */
function quiet({ url, headers }) {
  const address = new URL(url);
  for (const name of SAID) if (address.searchParams.has(name)) address.searchParams.delete(name);
  return new Request(address, { ...ANEW, headers, redirect: "manual" });
}
