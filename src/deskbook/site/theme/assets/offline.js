// Registers the service worker, lets it fetch the rest when the page is idle, and tells of a new revision.
//
// A revision may take this one's place at the same address, which the service worker notices, or be published
// as a version beside it, which `versions.json` lists.

const meta = (name) => document.querySelector(`meta[name=deskbook-${name}]`)?.content;
const root = new URL(meta("root"), document.baseURI);
const home = new URL("../", root);
let told = false;

async function start() {
  const before = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
  navigator.serviceWorker.addEventListener("controllerchange", () => before && tell(location.href));
  const active = (await navigator.serviceWorker.ready).active;
  setTimeout(() => active.postMessage("fill"), 5000);
  document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
}

/** Tells of a version that became the current one; where this is the current one, drops the copies of others. */
async function compare() {
  const answer = await fetch(new URL("versions.json", home), { cache: "no-cache" });
  if (!answer.ok) return;
  const current = (await answer.json()).find(({ aliases }) => aliases.includes(meta("current")));
  if (!current) return;
  if (current.version !== meta("revision")) {
    const path = location.pathname.slice(root.pathname.length);
    return tell(new URL(`${current.version}/${path}${location.search}${location.hash}`, home).href);
  }
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith(`deskbook-${home}`) && !name.startsWith(`deskbook-${root}-`)) await caches.delete(name);
  }
}

function tell(address) {
  if (told) return;
  told = true;
  const note = document.createElement("p");
  note.className = "desk-revision-note";
  note.setAttribute("role", "status");
  document.body.append(note);
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Read it";
  again.addEventListener("click", () => (address === location.href ? location.reload() : location.assign(address)));
  note.append("A new revision of this library is here. ", again);
}

if ("serviceWorker" in navigator && window.isSecureContext) {
  addEventListener("load", () => start().catch(() => {}), { once: true });
}
if (meta("revision")) {
  document.addEventListener("visibilitychange", () => document.hidden || compare().catch(() => {}));
}
