import { describe, expect, it } from "vitest";
import type { StudySummary } from "#shared/ipc/channels/study-channels.ts";
import { epochMs } from "#shared/model/time.ts";
import { describeSearch } from "./describe-search.ts";

const aStudy = (values: Partial<StudySummary>): StudySummary => ({
  study: "study-1",
  kind: "search",
  status: "complete",
  strategy: "sma_cross",
  sampler: "grid",
  objective: "sharpe",
  symbols: ["SPX"],
  range: { from: "2010-01-01", to: "2019-12-31" },
  holdOut: undefined,
  tsOpenedMs: undefined,
  tsStartedMs: epochMs(0),
  tsChangedMs: epochMs(10_000),
  runId: undefined,
  trials: 100,
  parameters: undefined,
  figures: {},
  reason: undefined,
  ...values,
});

const grid = { kind: "search", combinations: 1_200, trials: undefined } as const;

describe("describeSearch", () => {
  it("takes the pace of the newest search that ran through", () => {
    const studies = [
      aStudy({ study: "study-3", status: "stopped" }),
      aStudy({ study: "study-2" }),
      aStudy({}),
    ];
    expect(describeSearch(grid, studies)).toBe(
      "1,200 combinations at most. About 2 min at the pace of study-2.",
    );
    expect(describeSearch({ ...grid, trials: 200 }, studies)).toBe(
      "200 backtests of 1,200 combinations at most. About 20 s at the pace of study-2.",
    );
    expect(describeSearch({ ...grid, combinations: 4, trials: 200 }, studies)).toMatch(
      /^4 backtests of 4 .+ 1 s/,
    );
  });

  it("promises no time before one was measured, and none of windows that are not planned yet", () => {
    expect(describeSearch(grid, [])).toBe(
      "1,200 combinations at most. No search was timed in this workspace yet.",
    );
    expect(describeSearch({ ...grid, kind: "walk_forward" }, [aStudy({ kind: "walk_forward" })])).toBe(
      "1,200 combinations at most in each window.",
    );
  });
});
