import { describe, expect, it } from "vitest";
import { AppError } from "#shared/errors/app-error.ts";
import type { AlertCondition, AlertRule } from "#shared/model/alert.ts";
import { draftOf, NEW_RULE, readRule } from "./rule-draft.ts";
import type { RuleDraft } from "./rule-draft.ts";

const aRule = (condition: AlertCondition): AlertRule => ({
  id: "spx_high",
  name: "SPX is high",
  severity: "critical",
  condition,
  isEnabled: false,
  coolDownSeconds: 300,
  hint: "look at the news",
});

function wrongField(draft: Partial<RuleDraft>): string | undefined {
  try {
    readRule({ ...NEW_RULE, name: "a name", symbol: "SPX", price: "1", ...draft });
    return undefined;
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.field : "not a user error";
  }
}

describe("a rule's form", () => {
  it.each<AlertCondition>([
    { kind: "price", symbol: "SPX", side: "below", price: 3_000.5 },
    { kind: "drawdown", fraction: 0.07 },
    { kind: "silence", symbol: "FB", seconds: 90 },
    { kind: "event", pattern: "workflow.*" },
  ])("says the rule that it was opened with: $kind", (condition) => {
    expect(readRule(draftOf(aRule(condition)))).toEqual(aRule(condition));
  });

  it("makes the id out of the name, and capitals of the symbol", () => {
    const draft = { ...NEW_RULE, name: "2 × SPX is high!", symbol: " spx ", price: "3000" };
    expect(readRule(draft)).toMatchObject({
      id: "spx_is_high",
      condition: { kind: "price", symbol: "SPX", price: 3_000 },
    });
  });

  it.each<[Partial<RuleDraft>, string]>([
    [{ name: " " }, "name"],
    [{ symbol: "" }, "symbol"],
    [{ price: "" }, "price"],
    [{ price: "a lot" }, "price"],
    [{ kind: "drawdown", fallPct: "101" }, "fallPct"],
    [{ kind: "silence", seconds: "0" }, "seconds"],
    [{ kind: "event", pattern: "" }, "pattern"],
    [{ coolDownSeconds: "-1" }, "coolDownSeconds"],
  ])("names the field that is wrong in %o", (draft, field) => {
    expect(wrongField(draft)).toBe(field);
  });
});
