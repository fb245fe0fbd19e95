// Takes the offline copy away: in the place of sw.js, it deletes what was kept and removes itself.
// The build writes it where mkdocs.yml says `offline: false`; in an emergency, put it over sw.js on the host by hand.
const MINE = `deskbook-${self.registration.scope}-`;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const gone = async () => {
    for (const name of await caches.keys()) if (name.startsWith(MINE)) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(gone());
});
