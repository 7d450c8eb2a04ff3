// oxlint-disable no-restricted-imports -- the test runs in Node and reads the sources as syntax
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseSync } from "vite";

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** What a name's last words must be for it to hold money. */
const MONEY = /(^|[a-z])(price|cash|equity|profit|fees?|feesPaid|pnl|proceeds|notional|balance|worth)$/i;
const SIGNS: ReadonlySet<unknown> = new Set(["+", "-", "*", "/", "%", "**", "+=", "-=", "*=", "/="]);
/** Calls that hand on what they are given. */
const PASSING =
  /^(Number|parseFloat|(Math\.)?(abs|min|max|round|floor|ceil|trunc|sign)|.*\.(at|find|findLast|pop|shift))$/;
/** Methods that give their callback what the list holds. */
const WALKING = /^(map|filter|reduce|reduceRight|forEach|flatMap|toSorted|sort|some|every|find|findLast)$/;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );

function allOf(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(allOf)];
}

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return "";
  if (node.type === "Identifier") return String(node["name"]);
  if (node.type === "Literal") return String(node["value"]);
  if (node.type === "MemberExpression") return `${nameOf(node["object"])}.${nameOf(node["property"])}`;
  return node.type === "ChainExpression" ? nameOf(node["expression"]) : "";
};

/** The names that a pattern gives to what holds money: by its field, or all of them when what it takes apart is money. */
function namesOf(pattern: unknown, isMoney: boolean): readonly string[] {
  if (!isNode(pattern)) return [];
  if (pattern.type === "Identifier") return isMoney ? [nameOf(pattern)] : [];
  if (pattern.type === "AssignmentPattern") return namesOf(pattern["left"], isMoney);
  if (pattern.type === "ArrayPattern")
    return (pattern["elements"] as readonly unknown[]).flatMap((element) => namesOf(element, isMoney));
  if (pattern.type !== "ObjectPattern") return [];
  return (pattern["properties"] as readonly Node[]).flatMap((property) =>
    namesOf(property["value"], isMoney || MONEY.test(nameOf(property["key"]))),
  );
}

/** Lines that compute with money, also with what was renamed, handed on or walked over before. */
function findMoneyArithmetic(file: string, text: string): readonly string[] {
  const nodes = allOf(parseSync(file, text).program as unknown as Node);
  const aliases = new Set<string>();

  function isMoney(node: unknown): boolean {
    if (!isNode(node)) return false;
    switch (node.type) {
      case "Identifier":
        return MONEY.test(nameOf(node)) || aliases.has(nameOf(node));
      case "MemberExpression":
        return node["computed"] === true
          ? isMoney(node["object"]) || MONEY.test(nameOf(node["property"]))
          : MONEY.test(nameOf(node["property"]));
      case "CallExpression":
        return isMoneyCall(node);
      case "LogicalExpression":
        return isMoney(node["left"]) || isMoney(node["right"]);
      case "ConditionalExpression":
        return isMoney(node["consequent"]) || isMoney(node["alternate"]);
      case "UnaryExpression":
        return isMoney(node["argument"]);
      case "ChainExpression":
      case "ParenthesizedExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
        return isMoney(node["expression"]);
      default:
        return false;
    }
  }

  function isMoneyCall(node: Node): boolean {
    const callee = node["callee"] as Node;
    const given = node["arguments"] as readonly Node[];
    const called = nameOf(callee);
    if (PASSING.test(called) && (given.some(isMoney) || isMoney(callee["object"]))) return true;
    if (called.endsWith(".map") || nameOf(callee["property"]).endsWith("map")) {
      const body = given[0]?.["body"];
      return isMoney(body);
    }
    return false;
  }

  /** New names for money; the answer says whether there were any. */
  function learn(node: Node): boolean {
    const before = aliases.size;
    const add = (pattern: unknown, isGiven: boolean): void => {
      for (const name of namesOf(pattern, isGiven)) if (!MONEY.test(name)) aliases.add(name);
    };
    if (node.type === "VariableDeclarator") add(node["id"], isMoney(node["init"]));
    if (Array.isArray(node["params"])) for (const parameter of node["params"]) add(parameter, false);
    const callee = node["callee"];
    if (node.type === "CallExpression" && isNode(callee) && callee.type === "MemberExpression") {
      const callback = (node["arguments"] as readonly Node[])[0];
      if (
        WALKING.test(nameOf(callee["property"])) &&
        isMoney(callee["object"]) &&
        Array.isArray(callback?.["params"])
      )
        for (const parameter of callback["params"]) add(parameter, true);
    }
    return aliases.size > before;
  }

  while (nodes.filter(learn).length > 0);
  return nodes
    .filter(({ type }) => type === "BinaryExpression" || type === "AssignmentExpression")
    .filter((node) => SIGNS.has(node["operator"]) && (isMoney(node["left"]) || isMoney(node["right"])))
    .map(
      ({ start }) =>
        `${file}: ${(text.slice(0, start).split("\n").at(-1) ?? "") + (text.slice(start).split("\n")[0] ?? "")}`,
    )
    .map((line) => line.replaceAll(/\s+/g, " "));
}

/** Prices as heights on a chart that a pointer moves, and curves as shares of one of their own values: no amount comes out of these. */
const isDrawing = (file: string): boolean =>
  /^features\/(charts\/(price\/drawing-[a-z-]+|series-data)|history\/growth-line)\.ts$/.test(file);

describe("the window", () => {
  it("computes no money: figures come from the engine", () => {
    const found = globSync("**/*.{ts,tsx}", { cwd: import.meta.dirname })
      .filter((file) => !/\.test\.tsx?$/.test(file) && !isDrawing(file))
      .flatMap((file) =>
        findMoneyArithmetic(file, readFileSync(path.join(import.meta.dirname, file), "utf8")),
      );
    expect(found).toEqual([]);
  });

  it("has no use for the tools of exact money", () => {
    const users = globSync("**/*.{ts,tsx}", { cwd: import.meta.dirname }).filter(
      (file) =>
        !/\.test\.tsx?$/.test(file) &&
        readFileSync(path.join(import.meta.dirname, file), "utf8").includes("#shared/model/money.ts"),
    );
    expect(users).toEqual([]);
  });

  it.each([
    "const made = account.equity - session.initialCash;",
    "const { equity: now, initialCash: then } = session; const made = now - then;",
    "const now = account.equity; const later = now; const made = later * 2;",
    "const made = (account.equity as number) + Number(fill.fee ?? 0);",
    "const worth = ({ lastPrice, quantity }) => lastPrice * quantity;",
    "let total = 0; for (const { profit } of trades) total += profit;",
    "const total = trades.map((trade) => trade.profit).reduce((sum, next) => sum + next, 0);",
    "const made = curve.equity[3] / curve.equity.at(0);",
    "const text = <b>{Math.abs(position.unrealizedProfit) + 1}</b>;",
  ])("is seen to compute money in %s", (text) => {
    expect(findMoneyArithmetic("a.tsx", text).length).toBeGreaterThan(0);
  });

  it.each([
    "const width = right - left; const wide = { price: width / 2 };",
    "const isUp = account.equity > session.initialCash;",
    "const key = `${fill.price} ${fill.fee}`; const high = Math.max(bar.price, last.price);",
  ])("may say %s", (text) => {
    expect(findMoneyArithmetic("a.tsx", text)).toEqual([]);
  });
});
