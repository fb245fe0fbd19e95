// What a help desk says of a ticket in the address: `#ticket=48213&name=Priya&plan=team&channel=chat&text=…`.
//
// It stands behind the `#`, which no browser sends to a host. It is read once and taken out of the address, so that
// it is in no bookmark, no link that is passed on and no way back. All of it is text, cut to a length; what must be
// an id is one, or is left out.

const FIELDS = { ticket: 40, name: 80, plan: 64, channel: 64, priority: 64, text: 500 };
const IDS = ["plan", "channel", "priority"];

let found = null;

/** Reads what the address holds now; true where that is something new. */
function take() {
  const hash = location.hash.slice(1);
  if (!/^[a-z]+=/.test(hash)) return false;
  const given = new URLSearchParams(hash);
  if (!Object.keys(FIELDS).some((name) => given.has(name))) return false;
  found = Object.create(null);
  for (const [name, most] of Object.entries(FIELDS)) {
    const value = clean(given.get(name) ?? "", most);
    if (!value) continue;
    if (!IDS.includes(name)) found[name] = value;
    else if (/^[\w -]+$/.test(value)) found[name] = value.toLowerCase().replaceAll(/[ _]/g, "-");
  }
  try {
    history.replaceState(history.state, "", location.pathname + location.search);
  } catch {
    location.hash = ""; // a frame without an origin of its own may not rewrite its address
  }
  return true;
}

/** One line of text, in which nothing turns the direction of reading. */
const clean = (value, most) =>
  [...value.replaceAll(/[\p{Cc}\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").trim()].slice(0, most).join("");

/** What the address said when this page came: an object with some of the fields above; null where it said nothing. */
export function fromFragment() {
  return found;
}

/** Calls back when a help desk puts another ticket into the address of the open page. */
export const onFragment = (told) => listeners.add(told);

const listeners = new Set();
addEventListener("hashchange", () => take() && listeners.forEach((told) => told(found)));
take();
