import { describe, expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

interface Printed {
  readonly status: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly orderListHash: string;
  readonly monteCarlo?: {
    readonly studies: readonly {
      readonly method: string;
      readonly simulations: number;
      readonly actual: { readonly endEquity: number };
      readonly fan: { readonly steps: readonly number[]; readonly actual: readonly number[] };
    }[];
  };
  readonly statistics: { readonly endEquity: number };
  readonly error?: { readonly code: string };
}

describe("runs monte-carlo", () => {
  it("looks at the very backtest of a run again, with its account and its rules", async () => {
    const app = await openAnApp();
    const print = async (words: string): Promise<Printed> =>
      JSON.parse((await callCommandLine(app, [...words.split(" "), "--json"])).out) as Printed;
    const first = await print(
      "backtest --strategy sma_cross --symbols SPX --from 2016-01-01 --to 2018-12-31 --allow-short --initial-cash 50000",
    );
    // The newest run is none with a backtest, so last is the one before.
    await print("run --workflow market_scan --symbols SPX");
    const again = await print("runs monte-carlo last --paths 2 --simulations 100");
    expect(again).toMatchObject({ status: "completed", inputs: { allowShort: true, initialCash: 50_000 } });
    expect(again.orderListHash).toBe(first.orderListHash);
    expect(again.monteCarlo?.studies.map(({ method, simulations }) => [method, simulations])).toEqual([
      ["shuffled_trades", 100],
      ["drawn_trades", 100],
      ["market_paths", 2],
    ]);
    expect(again.monteCarlo?.studies[2]?.actual.endEquity).toBe(first.statistics.endEquity);
    // The account along the way ends where the result did, and each study keeps its way.
    expect(again.monteCarlo?.studies[2]?.fan.actual.at(-1)).toBe(first.statistics.endEquity);
    for (const { fan } of again.monteCarlo?.studies ?? []) expect(fan.steps.length).toBeGreaterThan(5);
    const { content } = await app.handlers["report:get"]({
      source: { kind: "run", runId: (await app.handlers["run:list"](undefined))[0]!.runId },
      format: "html",
    });
    expect(content).toMatch(/Account value over time, USD, of 2 simulations, seed \d+/);
    const text = await callCommandLine(app, ["runs", "show", "last"]);
    expect(text.out).toMatch(/Monte Carlo, seed \d+\n {2}the same trades in another order \(100 simulations/);
    const report = await callCommandLine(app, ["runs", "monte-carlo", "run-that-is-not", "--json"]);
    expect([report.code, (JSON.parse(report.out) as Printed).error?.code]).toEqual([2, "run.unknown"]);
  });
});
