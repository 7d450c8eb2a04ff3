import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnApp } from "./testing/open-an-app.ts";
import { openAnApp } from "./testing/open-an-app.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { parseRun } from "./testing/printed-run.ts";
import { readSpxBars, toCsv, type CsvBar } from "./testing/spx-csv.ts";

const FROM = "2010-01-01";
const BARS = readSpxBars().filter(({ date }) => date >= "2006-01-01" && date <= "2012-12-31");
const FIRST = BARS.findIndex(({ date }) => date >= FROM);

interface Choice {
  /** Strategy, parameters, ranking with its evidence, and the sizing policy, as text. */
  readonly choice: string;
  readonly dataHash: string;
}

async function choose(app: AnApp, bars: readonly CsvBar[]): Promise<Choice> {
  const text = toCsv(bars);
  await app.handlers["data:import"]({ symbol: "COPY", fileName: "copy.csv", text });
  const words = ["run", "--symbols", "COPY", "--from", FROM, "--to", "2012-12-31", "--json"];
  const { code, out } = await callCommandLine(app, words);
  expect(code).toBe(0);
  const { runId, strategy, sizing, dataHash } = parseRun(out);
  const report = await app.handlers["run:get-report"]({ runId: runId as never, format: "json" });
  const { ranking } = JSON.parse(report.content) as { readonly ranking: unknown };
  return { choice: JSON.stringify({ strategy, sizing, ranking }), dataHash };
}

function change(bars: readonly CsvBar[], changes: ReadonlyMap<number, number>): readonly CsvBar[] {
  return bars.map((bar, index) => {
    const factor = changes.get(index) ?? 1;
    return { ...bar, prices: bar.prices.map((price) => price * factor) };
  });
}

const factors = fc
  .tuple(fc.boolean(), fc.double({ min: 1.1, max: 5, noNaN: true }))
  .map(([isUp, factor]) => (isUp ? factor : 1 / factor));
/** Other prices for the first bar of the range and for any later ones. */
const changesFromTheFirstBarOn = fc
  .array(fc.tuple(fc.integer({ min: FIRST, max: BARS.length - 1 }), factors), { maxLength: 200 })
  .chain((later) => factors.map((first) => new Map([...later, [FIRST, first]])));

describe("what a run chooses before it trades", () => {
  it("is the same whatever the bars from the first traded day on are", async () => {
    const app = await openAnApp();
    const base = await choose(app, BARS);
    await fc.assert(
      fc.asyncProperty(changesFromTheFirstBarOn, async (changes) => {
        const changed = await choose(app, change(BARS, changes));
        expect(changed.dataHash).not.toBe(base.dataHash);
        expect(changed.choice).toBe(base.choice);
      }),
      { numRuns: 5, seed: 20 },
    );
  });

  it("feels the last bar before the first traded day", async () => {
    const app = await openAnApp();
    const base = await choose(app, BARS);
    const changed = await choose(app, change(BARS, new Map([[FIRST - 1, 1.2]])));
    expect(changed.choice).not.toBe(base.choice);
  });
});
