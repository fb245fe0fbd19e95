// Asks the search in a thread of its own; in the page where the browser refuses one or the thread's script fails.

const waiting = new Map();
let asked = 0,
  worker = null,
  refused = false,
  reply = null;

/** The reply to a message (listener.js); `alone` tells that the page itself searched. */
export function ask(base, message) {
  if (!refused) {
    try {
      worker ??= start(base);
      return new Promise((resolve) => {
        waiting.set(++asked, { message, resolve });
        worker.postMessage({ ...message, number: asked });
      });
    } catch {
      refused = true;
    }
  }
  return inPage(base, message);
}

function start(base) {
  const made = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: base.href });
  made.addEventListener("message", ({ data }) => {
    waiting.get(data.number)?.resolve(data);
    waiting.delete(data.number);
  });
  made.addEventListener("error", () => {
    refused = true;
    for (const { message, resolve } of waiting.values()) resolve(inPage(base, message));
    waiting.clear();
  });
  return made;
}

async function inPage(base, message) {
  try {
    const { listener } = await import("./listener.js");
    reply ??= listener(base);
    return { ...(await reply(message)), alone: true };
  } catch {
    return { failed: "a script of it is missing", alone: true };
  }
}
