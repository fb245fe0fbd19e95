// MiniSearch with our fields and their weights; as it comes, or with the prefixes and typos of its manual.
let index;
const FUZZY = new URL(import.meta.url).searchParams.has("fuzzy");

export async function open() {
  const { default: MiniSearch } = await import(new URL("/plain/minisearch.js", location.href));
  const { boost, fields } = await (await fetch("/plain/fields.json")).json();
  const searchOptions = FUZZY ? { boost, prefix: true, fuzzy: 0.2 } : { boost };
  index = MiniSearch.loadJSON(await (await fetch("/plain/minisearch.json")).text(), { fields, searchOptions });
}

export async function ask(query) {
  return index.search(query).slice(0, 10).map(({ id }) => id);
}
