import { describe, expect, it } from "vitest";
import { readUserStrategy } from "./user-strategy.ts";

const LOOKBACK = {
  name: "lookback",
  title: "Lookback",
  unit: "bars",
  default: 20,
  minimum: 2,
  maximum: 300,
  step: 1,
};
const FACE = {
  id: "mine",
  title: "Mine",
  description: "Works at times.",
  sides: "long",
  parameters: [LOOKBACK],
};

const withSpec = (values: object) => ({ ...FACE, parameters: [{ ...LOOKBACK, ...values }] });

describe("readUserStrategy", () => {
  it("takes what a strategy says of itself", () => {
    expect(readUserStrategy(FACE, "mine")).toEqual(FACE);
    expect(readUserStrategy({ ...FACE, parameters: [] }, "mine").parameters).toEqual([]);
  });

  it.each([
    [
      "another id than its file",
      { ...FACE, id: "other" },
      /id must be the name of its file \(mine\), was other/,
    ],
    ["an id that is not snake_case", { ...FACE, id: "Mine" }, /id must be snake_case, was "Mine"/],
    ["no title", { ...FACE, title: undefined }, /title is required/],
    ["sides that there are not", { ...FACE, sides: "short" }, /sides must be one of long, long_short/],
    ["an unknown key", { ...FACE, startt: 1 }, /field must be known, was startt/],
    ["a parameter name with a space", withSpec({ name: "look back" }), /must be a camelCase name/],
    ["a default that is no number", withSpec({ default: Number.NaN }), /default must be a number, was NaN/],
    [
      "a default out of its range",
      withSpec({ default: 1 }),
      /default must lie from minimum to maximum, was 1/,
    ],
    ["a range upside down", withSpec({ minimum: 301 }), /maximum must not be below the minimum, was 300/],
    ["no step", withSpec({ step: 0 }), /step must be above 0, was 0/],
    ["half a bar", withSpec({ default: 2.5 }), /unit must not be bars unless/],
    ["a parameter twice", { ...FACE, parameters: [LOOKBACK, LOOKBACK] }, /must have different names/],
    ["no object at all", null, /must be/],
  ])("refuses %s", (_, data, message) => {
    expect(() => readUserStrategy(data, "mine")).toThrow(
      expect.objectContaining({
        kind: "user",
        code: "strategy.invalid",
        message: expect.stringMatching(message),
      }),
    );
  });
});
