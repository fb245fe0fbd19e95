// What the customer said. It may come in the address (`?q=`, `?text=`, `#text=`) and is taken out of it at once; then the
// state of the history has it, where Back and reload find it and the host never does.
import { fromFragment } from "../desk/from-help-desk.js";

const NAMES = ["q", "text"];

/** What this entry of the history came with, else what it was left with; "" where it is nothing. */
export function said() {
  const { given, rest } = taken(new URL(location.href));
  const named = fromFragment();
  const words = given ?? (named ? (named.text ?? "") : null);
  if (words === null) return typeof history.state?.said === "string" ? history.state.said : "";
  keep(words, rest);
  return words;
}

export function remember(query) {
  if (query !== (history.state?.said ?? "")) keep(query);
}

/** Takes the words out of the query. */
function taken(url) {
  const found = NAMES.map((name) => url.searchParams.get(name));
  for (const name of NAMES) if (url.searchParams.has(name)) url.searchParams.delete(name);
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
  const { given, rest } = taken(new URL(location.href));
  if (given !== null) keep("", rest);
}
