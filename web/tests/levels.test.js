import assert from "node:assert/strict";
import { test } from "node:test";
import { vectors } from "./vectors.js";

const { face, cases } = vectors("levels");
globalThis.document = { querySelector: () => ({ dataset: { clock: JSON.stringify(face) } }) };
const { times } = await import("../theme/assets/desk/clock.js");

test("the level that counts is the one that deskbook/decisions/service.py chooses", () => {
  for (const [ticket, wanted] of cases) {
    const first = times(ticket)?.first;
    assert.deepEqual(first ? [first.at, first.text] : null, wanted, JSON.stringify(ticket));
  }
});

test("the warning comes before the breach and after the start", () => {
  for (const [ticket, wanted] of cases) {
    if (!wanted) continue;
    const { warn, first } = times(ticket);
    assert.ok(Date.parse(ticket.started) < warn.at && warn.at <= first.at, JSON.stringify(ticket));
  }
});
