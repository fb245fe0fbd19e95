// The note of the ticket at hand, made by `note.js` and put on the clipboard.

import { copy } from "./dom.js";
import { ticket } from "./ticket.js";

/** Copies the note of the ticket that is at hand now, and says so. */
export async function copyNote(said, markdown) {
  const { ref, turn } = ticket;
  const data = structuredClone(ticket.data);
  let made;
  try {
    made = (await import("./note.js")).note({ ref, data }, markdown);
  } catch {
    said.classList.add("desk-warn");
    said.textContent = "Not copied: a part of this page did not load. Reload the page and try again.";
    return;
  }
  if (turn === ticket.turn) await copy(made, said, markdown ? "Note copied as Markdown." : "Note copied.");
}
