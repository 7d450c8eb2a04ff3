import { describe, expect, it } from "vitest";
import { aBarSeries, type BarSeriesParts } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { readReference } from "#engine/testing/read-reference.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { parseBarsCsv } from "../bars/parse-bars-csv.ts";
import type { CorporateAction, PriceView } from "#shared/model/corporate-action.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { DAY_MS, epochMs, formatIsoDate } from "#shared/model/time.ts";
import { adjustSeries } from "./adjust-series.ts";

/** Days from 2020-01-01; a split of 4 for 1 on the third and a dividend of 1 on the fifth. */
const closes = [400, 404, 102, 100, 98, 99];
const opens = [396, 400, 100, 101, 99, 98];
const ACTIONS: readonly CorporateAction[] = [
  { kind: "split", date: "2020-01-03", ratio: 4 },
  { kind: "dividend", date: "2020-01-05", amount: 1 },
];
const series = (parts: Partial<BarSeriesParts> = {}) => aBarSeries({ closes, opens, ...parts });
const adjust = (view: PriceView, actions = ACTIONS, of = series()) => adjustSeries(of, actions, view, sha256);

describe("adjustSeries", () => {
  it("leaves raw prices alone and says where they jump", () => {
    const raw = adjust("raw");
    expect([raw.close, raw.dataHash, raw.provenance.caveats]).toEqual([
      Float64Array.from(closes),
      series().dataHash,
      [
        "TEST: prices are raw and jump at 1 split in these bars, the last 4 for 1 on 2020-01-03; ask for split_adjusted prices",
      ],
    ]);
    expect(adjust("raw", [])).toEqual(series());
  });

  it("divides prices before a split by its ratio and multiplies their volumes, exactly", () => {
    const { close, open, volume, provenance } = adjust("split_adjusted");
    expect([Array.from(close), Array.from(open), Array.from(volume)]).toEqual([
      [100, 101, 102, 100, 98, 99],
      [99, 100, 100, 101, 99, 98],
      [4_000, 4_000, 1_000, 1_000, 1_000, 1_000],
    ]);
    expect([provenance.prices, provenance.caveats]).toEqual([
      "split_adjusted",
      ["TEST: prices are split-adjusted: 1 split (the last 4 for 1 on 2020-01-03)"],
    ]);
  });

  it("takes dividends off earlier prices too, so that the change of price is the return of a holder", () => {
    const { close, volume, provenance } = adjust("adjusted");
    // 1 - 1 / 100, the close before the fifth day.
    expect([Array.from(close), Array.from(volume.slice(0, 2))]).toEqual([
      [99, 101 * 0.99, 102 * 0.99, 99, 98, 99],
      [4_000, 4_000],
    ]);
    expect(provenance.caveats).toEqual([
      "TEST: prices are adjusted: 1 split (the last 4 for 1 on 2020-01-03) and 1 dividend",
    ]);
  });

  it("adjusts by no action after the last bar or up to the first", () => {
    const others: readonly CorporateAction[] = [
      { kind: "split", date: "2020-01-01", ratio: 7 },
      { kind: "split", date: "2020-01-07", ratio: 3 },
    ];
    expect(Array.from(adjust("adjusted", others).close)).toEqual(closes);
  });

  it("applies an action of a day without a bar at the next bar", () => {
    const weekend = aBarSeries({ closes: [100, 50], timeframe: "1d", startDate: "2020-01-03" });
    const gapped = {
      ...weekend,
      tsOpenMs: Float64Array.from([weekend.tsOpenMs[0]!, weekend.tsOpenMs[0]! + 3 * DAY_MS]),
    };
    const saturday: CorporateAction = { kind: "split", date: "2020-01-04", ratio: 2 };
    expect(Array.from(adjustSeries(gapped, [saturday], "split_adjusted", sha256).close)).toEqual([50, 50]);
  });

  it("counts a dividend of the day of a split on the shares after it", () => {
    const sameDay: readonly CorporateAction[] = [
      { kind: "split", date: "2020-01-03", ratio: 4 },
      { kind: "dividend", date: "2020-01-03", amount: 10.1 },
    ];
    expect(adjust("adjusted", sameDay).close[1]).toBeCloseTo((404 / 4) * (1 - 10.1 / 101), 12);
  });

  it("gives reverse splits", () => {
    const reverse: CorporateAction = { kind: "split", date: "2020-01-03", ratio: 0.05 };
    const { close, provenance } = adjust("split_adjusted", [reverse]);
    expect([close[0], provenance.caveats[0]]).toEqual([
      8_000,
      "TEST: prices are split-adjusted: 1 split (the last 1 for 20 on 2020-01-03)",
    ]);
  });

  it("hashes each view apart, also where no action is known, and says so", () => {
    const hashes = (["raw", "split_adjusted", "adjusted"] as const).map((view) => adjust(view, []).dataHash);
    expect(new Set(hashes).size).toBe(3);
    expect(adjust("adjusted", []).provenance.caveats).toEqual([
      "TEST: prices are adjusted: no split or dividend is known in these bars",
    ]);
  });

  it("grades anew, but leaves a repaired bar repaired", () => {
    const calm = Array.from({ length: 40 }, (_, index) => 400 + (index % 2));
    const split = aBarSeries({ closes: [...calm, 100, 101], opens: [...calm, 100, 101] });
    const repaired = { ...split, quality: split.quality.with(5, QUALITY.repaired) };
    expect(split.quality[40]).toBe(QUALITY.suspicious);
    const { quality } = adjustSeries(
      repaired,
      [{ kind: "split", date: formatIsoDate(epochMs(split.tsOpenMs[40]!)), ratio: 4 }],
      "split_adjusted",
      sha256,
    );
    expect([quality[5], quality[40]]).toEqual([QUALITY.repaired, QUALITY.real]);
  });

  it("knows prices that came split-adjusted", () => {
    const provenance = { prices: "split_adjusted" } as const;
    const came = aBarSeries({ closes: [100, 101, 102, 100, 98, 99], provenance });
    expect(adjust("raw", ACTIONS, came).provenance.caveats).toEqual([
      "TEST: prices came split-adjusted from test",
    ]);
    expect(adjust("split_adjusted", ACTIONS, came)).toEqual(came);
    expect(Array.from(adjust("adjusted", ACTIONS, came).close)).toEqual(Array.from(adjust("adjusted").close));
    // Were the series to end before the split, its prices would have been divided by it all the same.
    const early: readonly CorporateAction[] = [
      { kind: "dividend", date: "2020-01-05", amount: 4 },
      { kind: "split", date: "2020-02-01", ratio: 4 },
    ];
    expect(adjust("adjusted", early, came).close[0]).toBe(99);
  });

  it("refuses what cannot be had: less than was done, longer bars, a dividend above the price", () => {
    const came = series({ provenance: { prices: "adjusted" } });
    const weeks = series({ timeframe: "1w" });
    const dear: CorporateAction = { kind: "dividend", date: "2020-01-05", amount: 100 };
    expect([
      errorOf(() => adjust("split_adjusted", ACTIONS, came)).code,
      errorOf(() => adjust("adjusted", ACTIONS, weeks)).code,
      errorOf(() => adjust("adjusted", [dear])).code,
    ]).toEqual(["data.view-not-at-hand", "data.view-not-at-hand", "data.dividend-too-large"]);
  });
});

const SYMBOLS = ["AAPL", "AIG", "BAC", "GOOG", "IBM", "QQQ", "SPY"] as const;

interface FactorRow {
  readonly date: string;
  readonly price: number;
  readonly split: number;
}

function readFactors(text: string): readonly FactorRow[] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => {
      const [date = "", price, split] = row.split(",");
      const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
      return { date: iso, price: Number(price), split: Number(split) };
    });
}

describe.skipIf(readReference("README.md") === undefined)(
  "adjustSeries on the reference data (skipped when GPT_TRADER_REFERENCE_DATA is not set)",
  () => {
    it.each(SYMBOLS)("agrees with the published factors of %s", (symbol) => {
      const provenance = { provider: "csv", isSynthetic: false, origin: "reference", caveats: [] };
      const parsed = parseBarsCsv(readReference(`daily/${symbol}.csv`)!, {
        symbol,
        provenance,
        hash: sha256,
        allowGaps: true,
      });
      if (!parsed.ok) throw new Error(`${symbol} does not parse`);
      const raw = parsed.value;
      const days = Array.from(raw.tsOpenMs, (time) => formatIsoDate(epochMs(time)));
      const factors = readFactors(readReference(`actions/${symbol}.factors.csv`)!);
      const actions = factors.slice(0, -1).flatMap((row, index): readonly CorporateAction[] => {
        const next = factors[index + 1]!;
        const date = formatIsoDate(epochMs(Date.parse(row.date) + DAY_MS));
        const ratio = next.split / row.split;
        const before = raw.close[days.findLastIndex((day) => day <= row.date)];
        const amount = before === undefined ? 0 : (before / ratio) * (1 - row.price / next.price);
        return [
          ...(ratio === 1 ? [] : [{ kind: "split", date, ratio } as const]),
          ...(amount > 0 ? [{ kind: "dividend", date, amount } as const] : []),
        ];
      });
      const adjusted = adjustSeries(raw, actions, "adjusted", sha256);
      const last = factors.find((row) => row.date >= days.at(-1)!)!;
      const expected = days.map((day, index) => {
        const row = factors.find(({ date }) => date >= day)!;
        return (raw.close[index]! * row.price * row.split) / (last.price * last.split);
      });
      // The closes before dividends paid in a hole (QQQ has one of years) are not in the file.
      const times = raw.tsOpenMs;
      const complete = times.findLastIndex((time, index) => time - (times[index - 1] ?? time) > 30 * DAY_MS);
      const errors = expected.map((price, index) => Math.abs(adjusted.close[index]! / price - 1));
      const worst = Math.max(...errors.slice(Math.max(0, complete)));
      // The published factors have seven digits.
      expect([worst < 2e-6, adjusted.close.length]).toEqual([true, days.length]);
    });
  },
);
