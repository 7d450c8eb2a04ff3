import { describe, expect, it } from "vitest";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { generateSynthetic } from "#engine/calc/bars/generate-synthetic.ts";
import { testTools } from "#engine/testing/a-backtest-input.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import { STRATEGY_IDS } from "#shared/model/strategy-choice.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

interface Printed {
  readonly runId: string;
  readonly range: { readonly from: string; readonly to: string };
  readonly strategy: { readonly id: string; readonly parameters: Readonly<Record<string, number>> };
  readonly sizing: SizingPolicy;
  readonly orderListHash: string;
  readonly fills: readonly object[];
  readonly steps: readonly { readonly step: string; readonly summary?: Summary }[];
  readonly error?: { readonly code: string };
}

interface Summary {
  readonly portfolio?: {
    readonly orderListHash: string;
    readonly fillCount: number;
    readonly sessionId: string;
  };
}

async function call(app: AnApp, words: string): Promise<Printed> {
  return JSON.parse((await callCommandLine(app, words.split(" "))).out) as Printed;
}

const portfolioOf = ({ steps }: Printed) =>
  steps.findLast(({ step }) => step.endsWith("update_portfolio"))?.summary?.portfolio;

const COSTS = { initialCash: 100_000, feeBps: 1, slippageBps: 2 };
const FLAGS = "--initial-cash 100000 --fee-bps 1 --slippage-bps 2 --json";

describe("the orders of a strategy", () => {
  it.each(STRATEGY_IDS)("are those of one thread when the program's workers trade it: %s", async (id) => {
    const app = await openAnApp(["workers.lanes=2"]);
    const isPair = id === "pairs";
    const market = isPair
      ? "--symbols AAPL MSFT --provider synthetic --allow-short"
      : "--symbols SPX --from 2010-01-01 --to 2019-12-31";
    const printed = await call(app, `backtest --strategy ${id} ${market} ${FLAGS}`);
    const here = runBacktest(
      {
        bars: isPair ? ["AAPL", "MSFT"].map((symbol) => generateSynthetic(symbol, 1, sha256)) : [loadSpx()],
        range: { ...printed.range, isAsked: true },
        strategy: printed.strategy,
        sizing: printed.sizing,
        regimes: [],
        patterns: [],
        allowShort: isPair,
        seed: 1,
        ...COSTS,
      },
      testTools,
    );
    expect(printed.fills.length).toBeGreaterThan(0);
    expect(here.orderListHash).toBe(printed.orderListHash);
  });
});

const PAPER = `run --workflow paper_trading --strategy momentum --symbols AAPL MSFT ${FLAGS} --allow-short --input barIntervalMs=0`;

describe("the orders of a paper session", () => {
  it("are those of a run in backtest mode over the bars that it recorded, and over the stored ones", async () => {
    const app = await openAnApp(["data.demoSynthetic=true"]);
    const paper = await call(app, `${PAPER} --mode paper --input maximumBars=240`);
    const traded = portfolioOf(paper);
    expect(traded?.fillCount).toBeGreaterThan(5);
    const again = await call(app, `${PAPER} --mode backtest --input recordedSession=${traded?.sessionId}`);
    expect(again.error).toBeUndefined();
    expect(portfolioOf(again)).toMatchObject({
      orderListHash: traded?.orderListHash,
      fillCount: traded?.fillCount,
    });
    const stored = await call(app, `${PAPER} --mode backtest --input maximumBars=240`);
    expect(portfolioOf(stored)?.orderListHash).toBe(traded?.orderListHash);
    // Neither is a paper session.
    expect((await app.handlers["paper:list"](undefined)).map(({ sessionId }) => sessionId)).toEqual([
      traded?.sessionId,
    ]);
  });

  it.each([
    ["--mode backtest --symbols AAPL --input recordedSession=nobody", "feed.unknown-session"],
    ["--mode paper --symbols AAPL --input recordedSession=nobody", "paper.recorded-feed"],
  ])("cannot be traded again with %s", async (words, code) => {
    const app = await openAnApp(["data.demoSynthetic=true"]);
    const { error } = await call(app, `run --workflow paper_trading --strategy momentum ${words} --json`);
    expect(error?.code).toBe(code);
  });
});
