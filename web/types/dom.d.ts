// A selector says what it finds, and TypeScript cannot read it: an HTML element, with what a field or a list has.

type Found = HTMLInputElement & { content: string; input: HTMLInputElement; selected: boolean; start: number };

interface ParentNode {
  querySelector(selectors: string): Found | null;
  querySelectorAll(selectors: string): NodeListOf<Found>;
}
