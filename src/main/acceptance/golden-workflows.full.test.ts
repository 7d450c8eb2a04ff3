import { afterAll, describe, expect, it } from "vitest";
import { COST_CASES, GOLDEN_CASES, withCosts } from "./testing/golden-cases.ts";
import { readGolden, writeGolden } from "./testing/golden-file.ts";
import { observeGolden, type Observed } from "./testing/observe-golden.ts";
import { readSpxBars, toCsv } from "./testing/spx-csv.ts";

/**
 * The results of the workflows that ship, as they were when somebody last looked at them. When a result is to change, read
 * the difference that this test shows line by line, then write the new results with
 * `RENEW_GOLDEN=1 npm run unit:full -- src/main/acceptance/golden-workflows.full.test.ts` and `npm run format`,
 * and say in the commit why they are others.
 */
const IS_RENEWED = process.env["RENEW_GOLDEN"] === "1";
const golden = readGolden();
const observed: Record<string, Observed> = {};

afterAll(() => {
  if (IS_RENEWED) writeGolden(observed);
});

describe("the result of a shipped workflow", () => {
  it.each(GOLDEN_CASES)("is what it was: $name", async (given) => {
    const result = await observeGolden(given);
    observed[given.name] = result;
    expect(result).toEqual(IS_RENEWED ? result : golden[given.name]);
  });

  it.each(GOLDEN_CASES.filter(({ feltDay }) => feltDay !== undefined))(
    "is another one when one bar is: $name",
    async (given) => {
      const [same, changed] = [
        await observeGolden(given, spx()),
        await observeGolden(given, spx(given.feltDay)),
      ];
      expect(changed.answers).not.toEqual(same.answers);
      // The file holds the very prices that ship.
      expect(hashesOf(same)).toEqual(hashesOf(golden[given.name]));
    },
  );

  it.each(COST_CASES)("is another one when a cost is: $name", async (given) => {
    const dearer = await observeGolden(withCosts(given, "--fee-bps 2 --slippage-bps 2"));
    expect(dearer.answers).not.toEqual(golden[given.name]?.answers);
    const slipped = await observeGolden(withCosts(given, "--fee-bps 1 --slippage-bps 3"));
    const hashes = hashesOf(golden[given.name]);
    expect(hashesOf(slipped).filter((hash) => hashes.includes(hash))).toEqual([]);
  });
});

/** The bundled S&P 500 file, with the prices of one day three tenths higher if one is named. */
function spx(day?: string): string {
  return toCsv(
    readSpxBars().map((bar) =>
      bar.date === day ? { ...bar, prices: bar.prices.map((price) => price * 1.3) } : bar,
    ),
  );
}

/** Of every list of orders in a result. */
function hashesOf(result: Observed | undefined): readonly string[] {
  return (result?.answers ?? []).flatMap((answer) =>
    "orderListHash" in answer ? [String(answer.orderListHash)] : [],
  );
}
