// Counts every case of a file of vectors with the page's own script: node check_vectors.mjs SCRIPT FILE.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, file] = process.argv.slice(2);
const { due, dueInDays, partOf } = await import(pathToFileURL(script));
const { calendars, cases } = JSON.parse(readFileSync(file, "utf8"));
const count = {
  due: (start, minutes, hours) => due(start, minutes, hours),
  days: (start, days, hours) => dueInDays(start, days, hours),
  part: (start, [end, share], hours) => partOf(start, end, share, hours),
};
const found = cases.map(([hours, sort, start, amount]) => count[sort](start, amount, calendars[hours]));
process.stdout.write(JSON.stringify(found));
