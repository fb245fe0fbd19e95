// Elements and copying: the few things that every widget does. Text always goes in as text.

const FIELDS = ["input", "select", "textarea"];

/**
 * An element; `onclick` and the like listen, true sets an attribute, false and null leave it out.
 * A field is never filled in by the browser: what it remembers was said by another customer.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  if (FIELDS.includes(tag)) node.autocomplete = "off";
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

/**
 * Puts text on the clipboard and says `done`. Where the browser refuses, says so and shows the text, selected, to be
 * copied by hand: what the clipboard holds is then something else. Gives whether it was copied.
 */
export async function copy(text, said, done) {
  const copied = await written(text);
  said.classList.toggle("desk-warn", !copied);
  if (copied) {
    said.textContent = done;
    return true;
  }
  const hand = "Not copied: the browser refused. The text is selected: press Ctrl+C, or ⌘C on a Mac.";
  const box = el("textarea", {
    class: "desk-input desk-by-hand",
    readonly: true,
    rows: "4",
    "aria-label": "Text to copy",
  });
  box.value = text;
  said.replaceChildren(hand, box);
  box.focus();
  box.select();
  return false;
}

/** Whether the clipboard holds the text now. A page on plain http has no clipboard of its own and selects it instead. */
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const back = /** @type {HTMLElement} */ (document.activeElement);
    const box = el("textarea", { class: "desk-offstage", readonly: true, "aria-hidden": "true" }, text);
    document.body.append(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    back?.focus();
    return copied;
  }
}

/** Hands the reader a file, without a server. */
export function download(name, value) {
  const file = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" }));
  el("a", { href: file, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(file), 1000);
}

export const meta = (name) => document.querySelector(`meta[name="deskbook-${name}"]`)?.content ?? "";
