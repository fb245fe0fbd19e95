// The Porter stemmer for English (M. F. Porter, 1980), as deskbook/search/stem.py has it line by line.
const C = "[^aeiou]",
  V = "[aeiouy]";
const CC = `${C}[^aeiouy]*`,
  VV = `${V}[aeiou]*`;
const MGR0 = new RegExp(`^(?:${CC})?${VV}${CC}`);
const MEQ1 = new RegExp(`^(?:${CC})?${VV}${CC}(?:${VV})?$`);
const MGR1 = new RegExp(`^(?:${CC})?${VV}${CC}${VV}${CC}`);
const HAS_VOWEL = new RegExp(`^(?:${CC})?${V}`);
const CVC = new RegExp(`^${CC}${V}[^aeiouwxy]$`);
const DOUBLE = /([^aeiouylsz])\1$/;
const BRITISH = /(?<=[a-z]{4})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/;
const STEP2 = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
  ["logi", "log"],
];
const STEP3 = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];
const STEP4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;
const STEP4_ION = /^(.+?)([st])(ion)$/;
const known = new Map();

export function stem(word) {
  let found = known.get(word);
  if (found === undefined) known.set(word, (found = work(word)));
  return found;
}

function work(word) {
  if (word.length < 3) return word;
  word = word.replace(BRITISH, "iz");
  const firstY = word[0] === "y";
  if (firstY) word = "Y" + word.slice(1);
  word = past(plural(word));
  if (word.endsWith("y") && HAS_VOWEL.test(word.slice(0, -1))) word = word.slice(0, -1) + "i";
  word = suffix(suffix(word, STEP2), STEP3);
  const four = STEP4.exec(word);
  if (four) {
    if (MGR1.test(four[1])) word = four[1];
  } else {
    const ion = STEP4_ION.exec(word);
    if (ion && MGR1.test(ion[1] + ion[2])) word = ion[1] + ion[2];
  }
  if (word.endsWith("e")) {
    const root = word.slice(0, -1);
    if (MGR1.test(root) || (MEQ1.test(root) && !CVC.test(root))) word = root;
  }
  if (word.endsWith("ll") && MGR1.test(word)) word = word.slice(0, -1);
  return firstY ? "y" + word.slice(1) : word;
}

function plural(word) {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function past(word) {
  if (word.endsWith("eed")) return MGR0.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  for (const ending of ["ed", "ing"]) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, -ending.length);
    if (!HAS_VOWEL.test(root)) continue;
    if (/(at|bl|iz)$/.test(root)) return root + "e";
    if (DOUBLE.test(root)) return root.slice(0, -1);
    return CVC.test(root) ? root + "e" : root;
  }
  return word;
}

function suffix(word, table) {
  for (const [ending, replacement] of table) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, -ending.length);
    return MGR0.test(root) ? root + replacement : word;
  }
  return word;
}
