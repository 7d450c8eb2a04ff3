import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { GOLDEN_CASES } from "./testing/golden-cases.ts";
import { readGolden } from "./testing/golden-file.ts";

const WORKFLOWS = new URL("../../../resources/workflows/", import.meta.url);

describe("the workflows that ship", () => {
  it("have a golden result each, and no result is of nothing", () => {
    const files = readdirSync(WORKFLOWS).map((file) => file.replace(/\.yaml$/, ""));
    expect([...new Set(GOLDEN_CASES.map(({ workflow }) => workflow))].toSorted()).toEqual(files.toSorted());
    expect(Object.keys(readGolden())).toEqual(GOLDEN_CASES.map(({ name }) => name));
  });

  it("have golden results that came to their end, but for live trading, which is refused", () => {
    const ends = Object.entries(readGolden()).map(([name, { status, error, answers }]) => [
      name,
      status,
      error,
      answers.length > 0,
    ]);
    expect(ends).toEqual(
      GOLDEN_CASES.map(({ name, workflow }) =>
        workflow === "live_trading"
          ? [name, "refused", "refused live.no-broker-configured", false]
          : [name, "completed", undefined, true],
      ),
    );
  });
});
