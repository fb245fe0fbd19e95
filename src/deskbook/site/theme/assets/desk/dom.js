// Elements, copying and storage: the few things that every widget does. Text always goes in as text.

/** An element; `onclick` and the like listen, true sets an attribute, false and null leave it out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

export const button = (text, onclick, props = {}) =>
  el("button", { type: "button", class: "desk-button", onclick, ...props }, text);

/** A button that opens a box below it, made when it is first opened; Escape closes it. */
export function fold(text, props, build) {
  let box;
  const show = (open) => {
    if (open && !box) node.append((box = build()));
    if (box) box.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  const opener = button(text, () => show(!box || box.hidden), { "aria-expanded": "false", ...props });
  const node = el("div", { class: "desk-fold-out" }, opener);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box || box.hidden) return;
    event.stopPropagation();
    show(false);
    opener.focus();
  });
  return { node, close: () => show(false) };
}

/** A line below a widget's buttons that says what happened, to the eye and to a screen reader. */
export const voice = () => el("p", { class: "desk-said", role: "status" });

/** The words of an element, without those of the parts that `skip` selects. */
export function words(node, skip) {
  const copy = node.cloneNode(true);
  if (skip) for (const part of copy.querySelectorAll(skip)) part.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** Puts text on the clipboard; a page on plain http has no clipboard of its own and selects it instead. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const back = document.activeElement;
    const box = el("textarea", { class: "desk-offstage", readonly: true, "aria-hidden": "true" }, text);
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    back?.focus();
  }
}

export function read(store, key) {
  try {
    return JSON.parse(store.getItem(key));
  } catch {
    return null;
  }
}

/** A browser may refuse to keep anything; the page works without. */
export function keep(store, key, value) {
  try {
    if (value == null) store.removeItem(key);
    else store.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}

/** Hands the reader a file, without a server. */
export function download(name, value) {
  const file = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" }));
  el("a", { href: file, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(file), 1000);
}

export const meta = (name) => document.querySelector(`meta[name="deskbook-${name}"]`)?.content ?? "";
