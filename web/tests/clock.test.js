import assert from "node:assert/strict";
import { test } from "node:test";
import { due, dueInDays, partOf } from "../theme/assets/desk/business-time.js";
import { vectors } from "./vectors.js";

test("business time runs as deskbook/clocks.py counts it", () => {
  const { calendars, cases } = vectors("clock");
  const count = {
    due,
    days: dueInDays,
    part: (start, [end, share], hours) => partOf(start, end, share, hours),
  };
  const wrong = cases.filter(([hours, sort, start, amount, wanted]) => {
    const got = count[sort](start, amount, calendars[hours]);
    return got === null || wanted === null ? got !== wanted : Math.abs(got - wanted) > 1;
  });
  assert.deepEqual(wrong, []);
});
