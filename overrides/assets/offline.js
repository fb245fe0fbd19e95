// Registers the service worker, lets it fetch the rest when the page is idle, and tells of a new revision.
const root = new URL(document.querySelector("meta[name=deskbook-root]").content, document.baseURI);

async function start() {
  const before = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
  navigator.serviceWorker.addEventListener("controllerchange", () => before && tell());
  const active = (await navigator.serviceWorker.ready).active;
  setTimeout(() => active.postMessage("fill"), 5000);
  document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
}

function tell() {
  const note = document.createElement("p");
  note.className = "desk-revision-note";
  note.setAttribute("role", "status");
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Read it";
  again.addEventListener("click", () => location.reload());
  note.append("A new revision of this library is here. ", again);
  document.body.append(note);
}

if ("serviceWorker" in navigator && window.isSecureContext) {
  addEventListener("load", () => start().catch(() => {}), { once: true });
}
