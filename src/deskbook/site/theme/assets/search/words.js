// Words of a text as the search sees them; the stop words come with the index.
import { stem } from "./stem.js";

export const tokens = (text) => text.toLowerCase().replaceAll("\u2019", "'").match(/[a-z0-9]+/g) ?? [];

export const stems = (text, stop) => tokens(text).filter((word) => !stop.has(word)).map(stem);
