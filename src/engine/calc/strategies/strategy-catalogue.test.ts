import { describe, expect, it } from "vitest";
import { AppError } from "#shared/errors/app-error.ts";
import { findStrategy, resolveParameters } from "./strategy-catalogue.ts";

function errorOf(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("expected an AppError");
}

describe("findStrategy", () => {
  it("says what was meant by a misspelt id", () => {
    const error = errorOf(() => findStrategy("momentun"));
    expect(error).toMatchObject({ kind: "user", code: "strategy.unknown", value: "momentun" });
    expect(error.remedy).toMatch(/^did you mean momentum\?/);
  });
});

describe("resolveParameters", () => {
  const smaCross = findStrategy("sma_cross");

  it("fills in defaults", () => {
    expect(resolveParameters(smaCross, { slow: 50 })).toEqual({ fast: 10, slow: 50 });
  });

  it.each([
    [{ fats: 5 }, "strategy.unknown-parameter", "fats"],
    [{ fast: 1 }, "strategy.parameter-out-of-range", "fast"],
    [{ fast: 10.5 }, "strategy.parameter-out-of-range", "fast"],
    [{ fast: Number.NaN }, "strategy.parameter-out-of-range", "fast"],
    [{ fast: 30, slow: 30 }, "strategy.parameters-contradict", "parameters"],
  ])("refuses %j with %s", (parameters, code, field) => {
    expect(errorOf(() => resolveParameters(smaCross, parameters))).toMatchObject({
      kind: "user",
      code,
      field,
    });
  });

  it("says that a strategy has no parameters", () => {
    expect(errorOf(() => resolveParameters(findStrategy("buy_and_hold"), { zz: 1 })).remedy).toBe(
      "buy_and_hold has no parameters",
    );
  });
});
