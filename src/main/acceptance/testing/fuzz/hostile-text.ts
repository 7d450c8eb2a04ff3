import * as fc from "fast-check";

/** Words and texts that break parsers: prototypes, bombs, depths, numbers at their ends, bytes that are no text. */
export const HOSTILE = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  '{"__proto__":{"polluted":true}}',
  "__proto__: { polluted: true }",
  "constructor: { prototype: { polluted: true } }",
  "<<: { __proto__: { polluted: true } }",
  "&a [*a, *a]",
  "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]",
  "*nobody",
  "!!js/function 'function () {}'",
  "!!binary abc",
  "? [complex, key]\n: value",
  "[".repeat(200),
  "{a: ".repeat(200),
  "- ".repeat(300),
  "(".repeat(300),
  "${".repeat(50),
  "${steps.a.__proto__}",
  "${1e999}",
  "1e999",
  "-1e999",
  ".nan",
  ".inf",
  "9007199254740993",
  "0x10",
  "-0",
  "1_000",
  "1e400",
  "NaN",
  "null",
  "~",
  "",
  "\t",
  "\r",
  "\u0000",
  "\uFEFF",
  "\u2028",
  "\uD800",
  "\u001b[31m",
  "=HYPERLINK(1)",
  "../../etc/passwd",
  "2020-13-45",
  "99999999999999999999",
  "x".repeat(5_000),
] as const;

interface Change {
  readonly kind: "put in" | "take out" | "double" | "swap" | "indent" | "word" | "hostile word" | "cut off";
  readonly at: number;
  readonly other: number;
  readonly hostile: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("put in", "take out", "double", "swap", "indent", "word", "hostile word", "cut off"),
  at: fc.nat(),
  other: fc.nat(),
  hostile: fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 12 })),
});

/** One of the texts after some changes, most of them to whole lines and words. */
export function mutatedText(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) => changes.reduce(applyChange, text));
}

function applyChange(text: string, { kind, at, other, hostile }: Change): string {
  const lines = text.split("\n");
  const [index, second] = [at % lines.length, other % lines.length];
  const line = lines[index] ?? "";
  switch (kind) {
    case "put in":
      return lines.toSpliced(index, 0, `${/^ */.exec(line)?.[0] ?? ""}${hostile}`).join("\n");
    case "take out":
      return lines.toSpliced(index, 1).join("\n");
    case "double":
      return lines.toSpliced(second, 0, line).join("\n");
    case "swap":
      return lines
        .with(index, lines[second] ?? "")
        .with(second, line)
        .join("\n");
    case "indent":
      return lines.with(index, other % 2 === 0 ? ` ${line}` : line.slice(1)).join("\n");
    case "word":
      return replaceWord(text, at, wordAt(text, other));
    case "hostile word":
      return replaceWord(text, at, hostile);
    case "cut off":
      return text.slice(0, at % (text.length + 1));
  }
}

const WORD = /[^\s,:"[\]{}]+/g;

function wordAt(text: string, at: number): string {
  const words = text.match(WORD) ?? [""];
  return words[at % words.length] ?? "";
}

function replaceWord(text: string, at: number, by: string): string {
  const words = [...text.matchAll(WORD)];
  const found = words[at % Math.max(1, words.length)];
  if (found === undefined) return by;
  return text.slice(0, found.index) + by + text.slice(found.index + found[0].length);
}
