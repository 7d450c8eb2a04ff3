import { describe, expect, it } from "vitest";
import { createProgressTeller } from "./tell-progress.ts";

function tellAfter(
  elapsedMs: number,
  done: number,
  run: number,
): readonly [fraction: number, message: string] {
  let [nowMs, told] = [0, [0, ""] as readonly [number, string]];
  const context = {
    clock: { nowMs: () => nowMs, monotonicMs: () => nowMs },
    progress: (fraction: number, message: string) => {
      told = [fraction, message];
    },
  };
  const tell = createProgressTeller(context as unknown as Parameters<typeof createProgressTeller>[0], 100);
  nowMs = elapsedMs;
  tell(done, run);
  return told;
}

describe("createProgressTeller", () => {
  it("says how far it is, at what rate, and how long the rest takes", () => {
    expect(tellAfter(2_000, 60, 40)).toEqual([0.6, "60 of 100 backtests, 20 a second, about 2 s left"]);
    expect(tellAfter(600_000, 5, 5)).toEqual([0.05, "5 of 100 backtests, 0.5 a minute, about 190 min left"]);
  });

  it("promises nothing before it has measured", () => {
    expect(tellAfter(500, 60, 40)).toEqual([0.6, "60 of 100 backtests"]);
    expect(tellAfter(5_000, 60, 0)).toEqual([0.6, "60 of 100 backtests"]);
  });
});
