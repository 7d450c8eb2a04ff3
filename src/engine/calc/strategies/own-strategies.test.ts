import { afterEach, describe, expect, it } from "vitest";
import { addOwnStrategy, faceOf, listOwnStrategies, standInFor, type OwnStrategy } from "./own-strategies.ts";
import { findStrategy, resolveParameters } from "./strategy-catalogue.ts";

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function add(own: OwnStrategy): () => void {
  const forget = addOwnStrategy(own);
  cleanups.push(forget);
  return forget;
}

const named = (id: string): OwnStrategy => ({
  kind: "usable",
  strategy: { ...findStrategy("momentum"), id },
});

const disabled = (id: string): OwnStrategy => ({
  kind: "disabled",
  id,
  reason: "it is broken",
  remedy: "correct it",
});

describe("a person's own strategies", () => {
  it("are found beside the built-in ones until they are forgotten", () => {
    const forget = add(named("mine"));
    expect([findStrategy("mine").id, findStrategy("momentum").id]).toEqual(["mine", "momentum"]);
    expect(() => findStrategy("minee")).toThrow(
      expect.objectContaining({ remedy: expect.stringMatching(/^did you mean mine\? .*, mine$/) }),
    );
    forget();
    expect(() => findStrategy("mine")).toThrow(expect.objectContaining({ code: "strategy.unknown" }));
  });

  it("say why they are disabled when they are named, and are not listed then", () => {
    add(named("zebra"));
    add(disabled("mine"));
    add(named("apple"));
    expect(listOwnStrategies().map(({ id }) => id)).toEqual(["apple", "zebra"]);
    expect(() => findStrategy("mine")).toThrow(
      expect.objectContaining({
        kind: "user",
        code: "strategy.disabled",
        message: "strategy mine is disabled: it is broken",
        field: "strategy",
        value: "mine",
        remedy: "correct it",
      }),
    );
  });

  it("keep their hands off a name that is taken", () => {
    const duplicate = expect.objectContaining({ kind: "user", code: "strategy.duplicate" });
    add(named("mine"));
    expect(() => add(named("mine"))).toThrow(duplicate);
    expect(() => add(named("momentum"))).toThrow(duplicate);
    add(disabled("momentum"));
    expect(findStrategy("momentum").title).toBe("Momentum");
  });
});

describe("standInFor", () => {
  const momentum = findStrategy("momentum");
  const standIn = standInFor(faceOf({ ...momentum, id: "mine" }));

  it("is enough to validate parameters", () => {
    expect(resolveParameters(standIn, { lookback: 30 })).toEqual({ lookback: 30, threshold: 0.02 });
    expect(() => resolveParameters(standIn, { lookback: 1 })).toThrow(/lookback of mine must be/);
  });

  it("never runs here", () => {
    const bug = expect.objectContaining({ kind: "bug", code: "strategy.not-here" });
    expect(() => standIn.start({})).toThrow(bug);
    expect(() => standIn.warmUpBars({})).toThrow(bug);
  });
});
