// The files of vectors, which Python writes (tests/vectors/write.py), and the sources of the package.

import { readFileSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url);

export const vectors = (name) => JSON.parse(readFileSync(new URL(`tests/vectors/${name}.json`, ROOT), "utf8"));

export const packaged = (path) => readFileSync(new URL(`src/deskbook/${path}`, ROOT));
