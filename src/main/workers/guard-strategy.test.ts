import { describe, expect, it } from "vitest";
import { epochMs } from "#shared/model/time.ts";
import { guardStrategy, type StrategyFunctions } from "./guard-strategy.ts";

const FACE = {
  id: "mine",
  title: "Mine",
  description: "For a test.",
  sides: "long_short" as const,
  parameters: [],
};
const BAR = { tsOpenMs: epochMs(0), open: 1, high: 1, low: 1, close: 1, volume: 1 };
const LONG = { target: "long", strength: 1, reason: "because" };

const guard = (functions: StrategyFunctions, sides: "long" | "long_short" = "long_short") =>
  guardStrategy({ ...FACE, sides }, functions);

const decide = (answer: () => unknown, sides?: "long" | "long_short") =>
  guard({ start: () => ({ decide: answer }) }, sides)
    .start({})
    .decide({ ...BAR }, 0);

const userError = (code: string, message: RegExp) =>
  expect.objectContaining({ kind: "user", code, field: "strategy", message: expect.stringMatching(message) });

describe("guardStrategy", () => {
  it("passes on what keeps the contract", () => {
    const strategy = guard({
      constraint: ({ fast }: { fast: number }) => (fast > 1 ? undefined : "too fast"),
      warmUpBars: ({ fast }: { fast: number }) => fast,
      start: () => ({ decide: () => LONG }),
    });
    expect([strategy.constraint({ fast: 2 }), strategy.constraint({ fast: 1 })]).toEqual([
      undefined,
      "too fast",
    ]);
    expect(strategy.warmUpBars({ fast: 3 })).toBe(3);
    expect(strategy.start({}).decide(BAR, 0)).toEqual(LONG);
    expect(guard({}).constraint({})).toBeUndefined();
    expect(decide(() => undefined)).toBeUndefined();
  });

  it.each([
    [null, /^mine\.decide must answer a decision or undefined, was null$/],
    ["long", /was long$/],
    [{ ...LONG, target: "up" }, /must answer a target long, short or flat, was up/],
    [{ ...LONG, strength: Number.NaN }, /must answer a strength above 0 to 1, was NaN/],
    [{ ...LONG, strength: 0 }, /was 0$/],
    [{ ...LONG, strength: 1.01 }, /was 1\.01$/],
    [{ ...LONG, strength: undefined }, /was undefined$/],
    [{ ...LONG, reason: { toString: "x" } }, /must answer a reason in words, was object$/],
    [Promise.resolve(LONG), /target long, short or flat, was undefined/],
  ])("refuses the decision %j", (answer, message) => {
    expect(() => decide(() => answer)).toThrow(userError("strategy.wrong-answer", message));
  });

  it("passes on how a decision is to be carried out, and the longer bars", () => {
    const terms = {
      entry: { kind: "stop_limit", stop: 2, limit: 3 },
      exits: { stop: 1, target: 4, trail: { kind: "fraction", fraction: 0.1 } },
      timeInForce: { kind: "gtd", tsUntilMs: 5 },
    };
    expect(decide(() => ({ ...LONG, ...terms }))).toEqual({ ...LONG, ...terms });
    const higher = { last: () => ({ ...BAR, close: 7 }) };
    const run = guard({
      start: () => ({
        decide: (_bar: unknown, _position: unknown, given: typeof higher) => ({
          ...LONG,
          reason: `week at ${given.last().close}`,
        }),
      }),
    }).start({});
    expect(run.decide(BAR, 0, higher)?.reason).toBe("week at 7");
  });

  it.each([
    [{ entry: { kind: "limit" } }, /a sound entry\.limit/],
    [{ entry: { kind: "market" } }, /a sound entry\.kind/],
    [{ exits: { stop: "low" } }, /a sound exits\.stop/],
    [{ exits: { stop: 1, tight: true } }, /a sound exits /],
    [{ timeInForce: "day" }, /a sound timeInForce/],
  ])("refuses the terms %j", (terms, message) => {
    expect(() => decide(() => ({ ...LONG, ...terms }))).toThrow(userError("strategy.wrong-answer", message));
  });

  it("refuses a short sale of a strategy that says it is long only", () => {
    const short = { ...LONG, target: "short" };
    expect(decide(() => short)).toEqual(short);
    expect(() => decide(() => short, "long")).toThrow(
      userError("strategy.wrong-answer", /a target long or flat, was short/),
    );
  });

  it.each([
    [
      "constraint",
      { constraint: () => false },
      /mine\.constraint must answer a text or undefined, was false/,
    ],
    ["warmUpBars", { warmUpBars: () => 1.5 }, /mine\.warmUpBars must answer a whole number from 0, was 1\.5/],
    ["start", { start: () => ({}) }, /mine\.start must answer an object with a function decide, was object/],
  ] as const)("refuses a wrong answer of %s", (name, functions, message) => {
    expect(() => guard(functions)[name]({})).toThrow(userError("strategy.wrong-answer", message));
  });

  it("names the function that throws, and one that is missing", () => {
    expect(() =>
      decide(() => {
        throw new RangeError("too far");
      }),
    ).toThrow(userError("user-code.failed", /^mine\.decide failed: RangeError: too far$/));
    expect(() => guard({ start: 3 }).start({})).toThrow(
      /start of strategy mine must be a function, was number/,
    );
  });

  it("gives copies, so that neither bar nor parameters can be written to", () => {
    const bar = { ...BAR };
    const parameters = { fast: 2 };
    const start = (given: { fast: number }) => {
      given.fast = 0;
      return {
        decide: (seen: { close: number }) => {
          seen.close = 0;
          return undefined;
        },
      };
    };
    guard({ start }).start(parameters).decide(bar, 0);
    expect([bar, parameters]).toEqual([BAR, { fast: 2 }]);
  });
});
