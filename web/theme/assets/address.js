// Addresses within the site: in a help desk's side panel (`?panel=1`) each keeps the panel and the ticket's tags.

const KEPT = ["panel", "tags"];

/** `address` as a link of this page leads there. */
export function within(address) {
  const target = new URL(address, document.baseURI),
    here = new URLSearchParams(location.search);
  for (const name of here.has("panel") ? KEPT : []) {
    if (here.has(name)) target.searchParams.set(name, here.get(name));
  }
  return target;
}
