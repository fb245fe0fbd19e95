// Plain lunr: its English stemmer and stop words, our fields and their weights, no wildcards.
let index;

export async function open() {
  const script = document.createElement("script");
  script.src = "/plain/lunr.min.js";
  await new Promise((done) => {
    script.onload = done;
    document.head.append(script);
  });
  index = self.lunr.Index.load(await (await fetch("/plain/lunr.json")).json());
}

export async function ask(query) {
  const words = query.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.length ? index.search(words.join(" ")).slice(0, 10).map(({ ref }) => ref) : [];
}
