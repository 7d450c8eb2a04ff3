import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { callCommandLine } from "./call-command-line.ts";
import type { CentBar, Market } from "./a-market.ts";
import type { AnApp } from "./open-an-app.ts";
import { parseRun, type PrintedRun } from "./printed-run.ts";

const [FAST, SLOW, QUANTITY] = [10, 30, 100];

interface Expected {
  readonly time: string;
  readonly side: string;
  readonly quantity: number;
  readonly price: number;
}

/** Imports the market as a person does, trades it, and compares every fill with a plain count of the crosses. */
export async function expectNextBarFills(app: AnApp, market: Market): Promise<PrintedRun> {
  const symbol = market.isDaily ? "DAYS" : "HOURS";
  const file = join(app.workspace, "walk.csv");
  writeFileSync(file, market.csv);
  const gaps = market.hasHoles ? ["--allow-gaps"] : [];
  const imported = await callCommandLine(app, ["data", "import", file, "--symbol", symbol, ...gaps]);
  expect([imported.code, imported.err]).toEqual([0, ""]);
  const words = `backtest --strategy sma_cross --symbols ${symbol} --fast 10 --slow 30 --quantity 100 --fee-bps 0`;
  const { code, out } = await callCommandLine(app, [...words.split(" "), "--json"]);
  expect(code).toBe(0);
  const run = parseRun(out);
  const fills = run.fills.map(({ time, side, quantity, price }) => ({ time, side, quantity, price }));
  expect(fills).toEqual(countFills(market.bars));
  expect(run.fills.every(({ fee }) => fee === 0)).toBe(true);
  return run;
}

/** A market order for each cross, at the open of the bar after it: buys when flat, sells when long. */
function countFills(bars: readonly CentBar[]): readonly Expected[] {
  const fills: Expected[] = [];
  let isLong = false;
  for (let index = SLOW; index < bars.length; index += 1) {
    const [before, now] = [spread(bars, index - 1), spread(bars, index)];
    const isBuy: boolean = before <= 0 && now > 0 && !isLong;
    const isSell: boolean = before >= 0 && now < 0 && isLong;
    const next = bars[index + 1];
    if (next === undefined || !(isBuy || isSell)) continue;
    isLong = isBuy;
    fills.push({
      time: new Date(next.time).toISOString(),
      side: isBuy ? "buy" : "sell",
      quantity: QUANTITY,
      price: next.openCents / 100,
    });
  }
  return fills;
}

/** The fast average less the slow one, times both lengths: exact in whole cents. */
function spread(bars: readonly CentBar[], index: number): number {
  return SLOW * sumOfCloses(bars, index, FAST) - FAST * sumOfCloses(bars, index, SLOW);
}

function sumOfCloses(bars: readonly CentBar[], last: number, count: number): number {
  return bars.slice(last + 1 - count, last + 1).reduce((sum, { closeCents }) => sum + closeCents, 0);
}
