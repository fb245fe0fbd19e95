// Two windows over the page: one to write a record and send it, one that lists what waits to be sent.
// What is shown under "All that is sent" is what is sent, word for word.

import { customers, entered } from "./customer.js";
import { button, copy, el, voice } from "./dom.js";
import { outbox } from "./outbox.js";
import { KINDS, LIMITS, record, subject, written } from "./record.js";
import { ways } from "./ways.js";

const REMINDER =
  "Write about the page, never about the customer: no name, no address, no number, no words of the ticket.";
const UNKEPT = "This browser keeps nothing: what waits is lost when you leave the page.";

/** A window over the page; `back` takes the focus where the element that opened it has gone. */
function over(title, back, closing) {
  const from = document.activeElement;
  const box = el("dialog", { class: "md-typeset desk-dialog", "aria-labelledby": "desk-dialog-title" });
  box.append(el("h2", { id: "desk-dialog-title" }, title));
  box.addEventListener("keydown", (event) => event.stopPropagation()); // the page's own keys rest
  box.addEventListener("close", () => {
    closing?.();
    box.remove();
    const seen = from !== document.body && from?.checkVisibility();
    (seen ? from : back)?.focus();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

/**
 * Opens the window on a new record: `where` names its step, `text` is what the agent typed before.
 * @param {string} kind
 * @param {{where?: string, back?: HTMLElement, text?: string, step?: string, sop?: string}} [given]
 */
export function write(kind, { where = "", back, text = "", ...fields } = {}) {
  edit(record(kind, { ...fields, text, by: outbox.by }), where, back);
}

function edit(first, where, back) {
  const { title, ask } = KINDS[first.kind];
  let made = first;
  let touched = false; // the agent wrote something that must not be lost
  let settled = false; // it was sent, kept or thrown away
  let sure = ""; // the text that the agent says names no customer
  let known = [];

  const field = { class: "desk-input", autocomplete: "off" };
  const words = el("textarea", { ...field, rows: "4", maxlength: LIMITS.text, autofocus: true }, made.text ?? "");
  const by = el("input", { ...field, maxlength: LIMITS.by, value: made.by ?? "" });
  const marked = el("div", { class: "desk-marked", role: "status" });
  const preview = el("div", { class: "desk-preview" });
  const send = el("div", { class: "desk-tools" });
  const said = voice();
  const say = (text, wrong = false, ...more) => {
    said.replaceChildren(text, ...more);
    said.classList.toggle("desk-warn", wrong);
  };

  const close = () => box.close();
  const finish = (text) => {
    settled = true;
    say(text);
    for (const part of [form, preview, marked]) part.hidden = true;
    send.replaceChildren(button("Close", close, { class: "desk-button desk-main" }));
    send.firstChild.focus();
  };
  const wait = (state) => {
    if (outbox.full && !outbox.find(made.id)) {
      say("The outbox is full: send or delete what waits there first.", true);
      return false;
    }
    outbox.put(made, state);
    settled = true;
    return true;
  };

  /** The program or host that was opened does not say whether the agent sent it: the agent does. */
  const opened = (way) => {
    if (!wait({ sent: way.name, at: new Date().toISOString() })) return;
    const gone = () => {
      outbox.drop(made.id);
      finish("Taken out of the outbox. Thank you.");
    };
    const text = way.cut
      ? "It is too long for a link and was copied: paste it there. Once you have sent it: "
      : "Opened. It waits in the outbox until you say that you have sent it: ";
    const asked = () => say(text, false, button("I have sent it", gone));
    if (!way.cut) return asked();
    copy(way.body, said, "").then((copied) => (copied ? asked() : said.append(button("I have sent it", gone))));
  };
  const post = async (way, { currentTarget: pressed }) => {
    pressed.disabled = true;
    if (!wait({})) return;
    const sent = made;
    const wrong = await way.send();
    pressed.disabled = false;
    if (!wrong) {
      outbox.drop(sent.id);
      return finish("Sent. Thank you.");
    }
    outbox.put(sent, { failed: wrong });
    say(`Not sent: ${wrong}. It waits in the outbox. ${outbox.lasting ? "" : UNKEPT}`, true);
  };
  const later = () => wait({}) && finish(`It waits in the outbox. ${outbox.lasting ? "" : UNKEPT}`);
  const discard = () => {
    outbox.drop(made.id);
    settled = true;
    close();
  };

  const draw = () => {
    made = written({ ...first, text: words.value, by: by.value });
    const found = customers(`${words.value}\n${by.value}`, known);
    const doubt = found.length > 0 && sure !== words.value + by.value;
    marked.replaceChildren(...(found.length ? doubts(found, doubt) : []));
    const all = ways(made);
    preview.replaceChildren(
      ...all.map(({ name, shows }) =>
        el(
          "details",
          { open: true },
          el("summary", {}, `All that is sent by “${name}”`),
          el("pre", { tabindex: "0" }, shows),
        ),
      ),
    );
    const empty = first.kind !== "read" && !made.text;
    const held = doubt || empty;
    send.replaceChildren(
      ...all.map((way) => (held ? button(way.name, () => hold(empty), { class: "desk-button desk-main" }) : go(way))),
      button("Copy", () => copy(all[0].body, said, "Copied.")),
      button("Keep for later", later),
      button("Discard", discard, { class: "desk-button desk-plain" }),
    );
  };
  const hold = (empty) => {
    say(empty ? "Not sent: write a word first." : "Not sent: look at what is marked first.", true);
    (empty ? words : marked.querySelector("input"))?.focus();
  };
  const go = (way) =>
    way.send
      ? button(way.name, (event) => post(way, event), { class: "desk-button desk-main" })
      : el(
          "a",
          {
            class: "desk-button desk-main",
            href: way.href,
            target: way.href.startsWith("mailto:") ? null : "_blank",
            rel: "noopener noreferrer",
            onclick: () => opened(way),
          },
          way.name,
        );
  const doubts = (found, doubt) => [
    el("p", {}, "This looks like a customer’s. Take it out, unless it is nobody’s:"),
    el("ul", {}, ...found.map(([what, part]) => el("li", {}, el("b", {}, part), ` (${what})`))),
    el(
      "label",
      {},
      el("input", {
        type: "checkbox",
        onchange: ({ target }) => {
          sure = target.checked ? words.value + by.value : "";
          draw();
          marked.querySelector("input").focus();
        },
        checked: !doubt,
      }),
      " It is no customer’s: send it",
    ),
  ];

  const form = el(
    "div",
    {},
    where && el("p", { class: "desk-hint" }, where),
    el("label", { class: "desk-write" }, ask, words),
    el("p", { class: "desk-hint" }, REMINDER),
    el("label", { class: "desk-write" }, "Your name or initials (optional)", by),
  );
  form.addEventListener("input", () => {
    touched = true;
    settled = false;
    say("");
    draw();
  });
  by.addEventListener("change", () => (outbox.by = by.value.trim()));

  const box = over(title, back, () => {
    if (touched && !settled && made.text) outbox.put(made);
  });
  box.append(form, marked, preview, said, send);
  draw();
  words.focus();
  entered().then((values) => {
    known = values;
    if (!settled) draw();
  });
}

/** Opens the list of what waits. */
export function list(back) {
  const said = voice();
  const items = el("ul", { class: "desk-waiting" });
  const note = el("p", { class: "desk-hint" });
  const remove = (record) => {
    const undo = outbox.drop(record.id);
    const again = () => {
      undo();
      said.textContent = "It is back.";
    };
    said.replaceChildren("Deleted. ", button("Undo", again));
    said.querySelector("button").focus();
  };
  const look = (record) => {
    box.close();
    edit(record, "", back);
  };
  const draw = () => {
    items.replaceChildren(
      ...outbox.items.map(({ record, sent, failed }) =>
        el(
          "li",
          {},
          el("b", {}, subject(record)),
          el("span", { class: "desk-field-note" }, ` ${record.at.slice(0, 10)} ${state(sent, failed)}`),
          record.text && el("p", {}, record.text),
          el(
            "div",
            { class: "desk-tools" },
            button("Look at it and send it", () => look(record), {
              "aria-label": `Look at it and send it: ${subject(record)}`,
            }),
            button(sent ? "I have sent it" : "Delete", () => remove(record), {
              "aria-label": `${sent ? "I have sent it" : "Delete"}: ${subject(record)}`,
            }),
          ),
        ),
      ),
    );
    const count = outbox.items.length;
    const waits = count ? `${count} not sent yet, kept in this browser.` : "Nothing waits to be sent.";
    note.textContent = `${waits} ${outbox.lasting ? "" : UNKEPT}`;
  };
  const box = over("Outbox", back, () => outbox.removeEventListener("change", draw));
  outbox.addEventListener("change", draw);
  box.append(
    note,
    items,
    said,
    el(
      "div",
      { class: "desk-tools" },
      button("Close", () => box.close()),
    ),
  );
  draw();
  (items.querySelector("button") ?? box.querySelector("button")).focus();
}

function state(sent, failed) {
  if (failed) return `not sent: ${failed}`;
  return sent ? "opened to be sent; did you send it?" : "not sent yet";
}
