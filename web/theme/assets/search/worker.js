// The search in a thread of its own.
import { listener } from "./listener.js";

const reply = listener(new URL(self.name));

self.addEventListener("message", async ({ data }) => {
  self.postMessage({ ...(await reply(data)), number: data.number });
});
