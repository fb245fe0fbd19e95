// Registers the service worker, lets it fetch the rest when the page is idle, tells of a kept copy and of a new revision.
//
// A revision may take this one's place at the same address, which the service worker notices, or be published
// as a version beside it, which `versions.json` lists. Where the company turned the copy off, all of it goes.

const meta = (name) => document.querySelector(`meta[name=deskbook-${name}]`)?.content;
const root = new URL(meta("root"), document.baseURI);
const home = new URL("../", root);
const off = meta("offline") === "off";
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
  const listed = await answer.json(),
    current = listed.find(({ aliases }) => aliases.includes(meta("current")));
  if (!current) return;
  const names = listed.flatMap(({ version, aliases }) => [version, ...aliases]);
  if (off) for (const name of names) await drop(new URL(`${name}/`, home));
  if (current.version !== meta("revision")) {
    const path = location.pathname.slice(root.pathname.length);
    return tell(new URL(`${current.version}/${path}${location.search}${location.hash}`, home).href);
  }
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith(`deskbook-${home}`) && !name.startsWith(`deskbook-${root}-`)) await caches.delete(name);
  }
}

/** Removes the worker of a version, and what it kept. */
async function drop(scope) {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration?.scope === scope.href) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`deskbook-${scope}-`)) await caches.delete(name);
}

const WHY = {
  silent: "The server does not answer.",
  unreachable: "The server cannot be reached.",
  404: "The server does not find this page any more: it may have been withdrawn.",
};

/** Says that this page is a kept one, from when, and why. */
function admit() {
  const kept = new Date(meta("kept")),
    revision = meta("revision");
  const when = kept.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const why = WHY[meta("why")] ?? `The server fails (${meta("why")}).`;
  const note = document.createElement("p");
  note.className = "desk-kept-note";
  note.setAttribute("role", "status");
  document.querySelector("article")?.prepend(note);
  note.append(
    `${why} This is the copy ${revision && `of revision ${revision} `}that your browser kept on ${when}. `,
    choice("Try again", () => location.reload()),
  );
}

function choice(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

function tell(address) {
  if (told) return;
  told = true;
  const note = document.createElement("p");
  note.className = "desk-revision-note";
  note.setAttribute("role", "status");
  document.body.append(note);
  const read = () => (address === location.href ? location.reload() : location.assign(address));
  note.append("A new revision of this library is here. ", choice("Read it", read));
}

if (meta("kept")) admit();
if ("serviceWorker" in navigator && window.isSecureContext) {
  addEventListener("load", () => (off ? drop(root) : start()).catch(() => {}), { once: true });
}
if (meta("revision")) {
  if (off) compare().catch(() => {});
  document.addEventListener("visibilitychange", () => document.hidden || compare().catch(() => {}));
}
