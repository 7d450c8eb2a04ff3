import { describe, expect, it } from "vitest";
import type { RunId } from "#shared/model/ids.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

interface Printed {
  readonly runId: RunId;
  readonly status: string;
  readonly statistics: { readonly totalReturn: number };
  readonly costStudy?: {
    readonly slippage: readonly { readonly slippageBps: number; readonly totalReturn: number }[];
    readonly capacity: readonly { readonly initialCash: number }[];
  };
  readonly error?: { readonly code: string };
}

describe("runs costs", () => {
  it("trades the backtest of a run again under other costs, analyses it as CSV, and refuses what is none", async () => {
    const app = await openAnApp();
    const call = (words: string) => callCommandLine(app, words.split(" "));
    const print = async (words: string): Promise<Printed> =>
      JSON.parse((await call(`${words} --json`)).out) as Printed;
    const backtest = "backtest --strategy sma_cross --symbols SPX --from 2017-01-01 --to 2017-12-31";
    const first = await print(backtest);
    const study = await print("runs costs last --slippages 25 --accounts 10 --participation 0.01");
    expect(study.status).toBe("completed");
    expect(study.costStudy?.slippage.map(({ slippageBps }) => slippageBps)).toEqual([0, 25]);
    expect(study.costStudy?.slippage[0]?.totalReturn).toBe(first.statistics.totalReturn);
    expect(study.costStudy?.capacity.map(({ initialCash }) => initialCash)).toEqual([100_000, 1_000_000]);
    expect((await call("runs show last")).out).toContain("slippage, the run traded again");
    const { runId } = study;
    const contentAs = async (format: "html" | "pdf") =>
      (await app.handlers["run:get-report"]({ runId, format })).content;
    expect(await contentAs("html")).not.toContain("<details open>");
    expect(await contentAs("pdf")).not.toContain("<details>");
    const csv = await call("runs analyse last --csv round-trips");
    expect(csv.out).toMatch(/^of,name,trades,winRate,.*\nall,all,\d+,/);
    const hours = await call("runs analyse last --csv hours");
    expect([hours.out, hours.err]).toEqual(["", "the run has nothing for the table hours\n"]);
    const text = (await call("runs analyse last")).out;
    expect(text).toContain("trades by side and symbol, worst symbols first");
    expect(text).toContain("  ! 0.99 years: months and years are too few to compare.");
    const codeOf = async (words: string): Promise<readonly unknown[]> => {
      const { code, out, err } = await callCommandLine(app, words.split(" "));
      return [code, /"code":\s*"([^"]+)"/.exec(out)?.[1] ?? /\(([A-Z_.-]+)\)/.exec(err)?.[1] ?? err];
    };
    expect(await codeOf("runs costs last --slippages 1,x --json")).toEqual([2, "command.not-a-number"]);
    expect((await codeOf("runs costs last --slippages=-1 --json"))[0]).toBe(2);
    expect(await codeOf("runs analyse last --csv astrology --json")).toEqual([2, "analysis.unknown-table"]);
  });
});
