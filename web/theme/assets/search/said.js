// What the customer said. It may come in the address (`?q=`, `?text=`, `#text=`) and is taken out of it at once; then the
// state of the history has it, where Back and reload find it and the host never does.

const NAMES = ["q", "text"];

/** What this entry of the history came with, else what it was left with; "" where it is nothing. */
export function said() {
  const { given, rest } = taken(new URL(location.href));
  if (given === null) return typeof history.state?.said === "string" ? history.state.said : "";
  keep(given, rest);
  return given;
}

export function remember(query) {
  if (query !== (history.state?.said ?? "")) keep(query);
}

/** Takes the words out of the query of any page; those of the fragment only where a search reads them. */
function taken(url, fragment = true) {
  const hash = new URLSearchParams(fragment ? url.hash.slice(1) : "");
  const found = [...NAMES.map((name) => url.searchParams.get(name)), hash.get("text")];
  for (const name of NAMES) if (url.searchParams.has(name)) url.searchParams.delete(name);
  if (hash.has("text")) {
    hash.delete("text");
    url.hash = hash;
  }
  return { given: found.find((one) => one !== null) ?? null, rest: url.href };
}

// A frame without an origin may keep a state, but no other address; some browsers refuse too many changes.
function keep(query, address = location.href) {
  const state = { ...history.state, said: query };
  try {
    history.replaceState(state, "", address);
  } catch {
    try {
      history.replaceState(state, "");
    } catch {
      return;
    }
  }
}

/** On a page that asks nothing, nothing that was said stays in the address either. */
export function forget() {
  const { given, rest } = taken(new URL(location.href), false);
  if (given !== null) keep("", rest);
}
