import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "../theme/assets/review-state.js";
import { vectors } from "./vectors.js";

test("a review stands where deskbook/reviews/due.py puts it", () => {
  const { soon, cases } = vectors("reviews");
  for (const [due, waived, today, ...wanted] of cases) {
    assert.deepEqual(judge(due, waived, Date.parse(`${today}T00:00:00Z`), soon), wanted, `${due} ${waived} ${today}`);
  }
});
