import { describe, expect, it } from "vitest";
import { evaluateExpression, readMember } from "./evaluate-expression.ts";
import { parseExpression } from "./parse-expression.ts";

const NAMES = {
  x: 1.5,
  count: 3,
  name: "SPX",
  yes: true,
  nothing: null,
  list: [1, 2, 3],
  column: new Float64Array([1, Number.NaN]),
  map: { regime: "crisis", inner: { deep: 7 } },
  rows: [
    { id: "a", score: 1 },
    { id: "b", score: 3 },
    { id: "c", score: 3 },
  ],
};

function valueOf(text: string): unknown {
  const parsed = parseExpression(text);
  if (!parsed.isOk) throw new Error(`${parsed.message}; ${parsed.remedy}`);
  return evaluateExpression(parsed.expression, (path) => path.reduce<unknown>(readMember, NAMES));
}

describe("an expression", () => {
  it.each<[string, unknown]>([
    ["x + 1", 2.5],
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["7 - 2 - 1", 4],
    ["7 % 4", 3],
    ["-count + 1", -2],
    ["1e3", 1000],
    ["'it\\'s ' + name", "it's SPX"],
    ["'\\n'", "\n"],
    ['"a" < "b"', true],
    ["'a' <= 'a' && 'b' >= 'a' && 'b' > 'a'", true],
    ["count >= 3 && !yes || x < 2", true],
    ["count <= 2 || count > 2", true],
    ["false && missing.value", false],
    ["true || missing.value", true],
    ["yes ? 'a' : 'b'", "a"],
    ["!yes ? 'a' : count == 3 ? 'b' : 'c'", "b"],
    ["map.regime == 'crisis'", true],
    ["map['regime'] != 'crisis'", false],
    ["(map).inner.deep", 7],
    ["[map][0].inner.deep", 7],
    ["list[count - 1]", 3],
    ["list[0] == 1", true],
    ["2 in list", true],
    ["4 in [1, 2]", false],
    ["'regime' in map", true],
    ["size(list) + size(name) + size(map) + size(column)", 10],
    ["has(map.regime)", true],
    ["has(map.nothing)", false],
    ["has(missing)", false],
    ["has(list[9])", false],
    ["nothing == null", true],
    ["name == null", false],
    ["min(3, 1, 2) + max(3, 1) + abs(-2)", 6],
    ["round(2.345, 2)", 2.35],
    ["round(2.5)", 3],
    ["ranked(rows, 'score')[0].id + ranked(rows, 'score')[1].id", "bc"],
    ["sum(rows, 'score') / size(rows)", 7 / 3],
    ["[]", []],
  ])("%s is %j", (text, value) => expect(valueOf(text)).toEqual(value));

  it.each([
    ["1 / 0", "must be finite, was Infinity"],
    ["0 / 0", "must be finite, was NaN"],
    ["column[1]", "must be finite, was NaN"],
    ["1e308 * 10", "must be finite"],
    ["x + 'a'", "+ must have numbers, was 'a'"],
    ["-name", "- must have numbers, was 'SPX'"],
    ["x == 'a'", "must be of one plain type, were 1.5 and 'a'"],
    ["list == list", "must be of one plain type"],
    ["x < name", "< must have numbers"],
    ["count && yes", "count must be true or false, was 3"],
    ["count ? 1 : 2", "count must be true or false"],
    ["map.nothing", "map.nothing must have a value"],
    ["missing.value == 1", "missing.value must have a value"],
    ["list[1.5]", "must have a value"],
    ["list[yes]", "index must be a number or a text, was true"],
    ["list['length']", "must have a value"],
    ["1 in 2", "in must have a list or a map to its right, was 2"],
    ["size(1)", "size must have a list"],
    ["abs(list)", "abs must have numbers, was a list"],
    ["abs(map)", "abs must have numbers, was a map"],
    ["round(1, 20)", "round must have 0 to 12 digits"],
    ["ranked(list, 'a')", "a must be a finite number in each item"],
    ["ranked(1, 'a')", "ranked must have a list"],
    ["map['__pro' + 'to__']", "must have a value"],
    ["map['constr' + 'uctor']", "must have a value"],
  ])("%s fails loudly: %s", (text, message) => expect(() => valueOf(text)).toThrow(message));

  it.each([
    ["", "must have a value here, was the end"],
    ["1 +", "must have a value here, was the end"],
    ["1 2", "must have an operator here, was 2"],
    ["(1", "must have ) here, was the end"],
    ["a.1", "must have an operator here"],
    ["a.", "a name after the dot"],
    ["a ? 1", "must have : here"],
    ["a = 1", "compare with =="],
    ["a & b", "write &&"],
    ["'open", "close the text with the same quote"],
    ["#", "must not have # there"],
    ["sizes(a)", "did you mean size?"],
    ["size()", "size must have 1 values, was 0"],
    ["min()", "min must have 1 to 16 values, was 0"],
    ["1e999", "number must be finite"],
    ["a.__proto__", "name must not be __proto__"],
    ["a.constructor", "name must not be constructor"],
    ["prototype", "name must not be prototype"],
    ["x".repeat(2_001), "at most 2000 characters"],
    [`${"(".repeat(60)}1${")".repeat(60)}`, "at most 48 levels"],
    [`${"!".repeat(60)}true`, "fewer signs"],
    [`a${"[0]".repeat(60)}`, "fewer members"],
  ])("%s is refused with its remedy", (text, message) => {
    const parsed = parseExpression(text);
    expect(parsed.isOk ? "no problem" : `${parsed.message}; ${parsed.remedy}`).toContain(message);
  });
});
