// Makes the indexes of lunr and MiniSearch: node build.cjs FIELDS.json DOCUMENTS.json OUT, beside their node_modules.
const fs = require("node:fs");
const path = require("node:path");
const [, , fieldsFile, documentsFile, out] = process.argv;
const from = (name) => require(require.resolve(name, { paths: [process.cwd()] }));
const lunr = from("lunr"), MiniSearch = from("minisearch");
const { boost, fields } = JSON.parse(fs.readFileSync(fieldsFile));
const documents = JSON.parse(fs.readFileSync(documentsFile));

const plain = lunr(function () {
  this.ref("id");
  for (const field of fields) this.field(field, { boost: boost[field] });
  for (const one of documents) this.add(one);
});
fs.writeFileSync(path.join(out, "lunr.json"), JSON.stringify(plain));

const mini = new MiniSearch({ fields });
mini.addAll(documents);
fs.writeFileSync(path.join(out, "minisearch.json"), JSON.stringify(mini));
