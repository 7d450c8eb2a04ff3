import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aCalmMarket } from "#engine/testing/a-calm-market.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { QUALITY, type BarSeries } from "#shared/model/bar.ts";
import { createMemoryCuration } from "#engine/testing/memory-curation.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { sliceRange } from "#engine/calc/bars/slice-range.ts";
import { createCuratedLibrary } from "./curated-library.ts";
import { coverage } from "./coverage.ts";
import { getHistorical } from "./get-historical.ts";
import { importActions } from "./import-actions.ts";
import { dataManifest } from "./manifest.ts";
import { qualityReport } from "./quality-report.ts";
import { release } from "./release.ts";
import { repair } from "./repair.ts";

const { methods } = dataManifest;
const choice = { symbol: "acme" };

/** Highs three times as high at the bars given. */
function spiked(bars: number, ...at: readonly number[]): BarSeries {
  const series = aCalmMarket(bars, { symbol: "ACME" });
  return { ...series, high: series.high.map((high, index) => (at.includes(index) ? high * 3 : high)) };
}
const BAD = [50, 60, 70, 80, 90];

function setUp(series: BarSeries = spiked(100, ...BAD)) {
  const library = createMemoryLibrary(series);
  const get = (more: object = {}) =>
    methods.get_historical.output.parse(
      getHistorical(
        library,
        methods.get_historical.input.parse({ symbols: ["ACME"], defaultRange: "all", ...more }),
        aContext(),
      ),
    );
  const report = () =>
    methods.quality_report.output.parse(
      qualityReport(library, methods.quality_report.input.parse(choice), aContext()),
    );
  const mend = (more: object = {}) =>
    methods.repair.output.parse(
      repair(library, methods.repair.input.parse({ ...choice, ...more }), aContext()),
    );
  const letOut = () =>
    methods.release.output.parse(release(library, methods.release.input.parse(choice), aContext()));
  const cover = () =>
    methods.coverage.output.parse(coverage(library, methods.coverage.input.parse(choice), aContext()));
  const addActions = (text: string) =>
    methods.import_actions.output.parse(
      importActions(
        library,
        methods.import_actions.input.parse({ symbol: "acme", fileName: "actions.csv", text }),
      ),
    );
  return { library, get, report, mend, letOut, cover, addActions };
}

describe("quarantine", () => {
  it("refuses to trade on bad bars, and says why and what to do", () => {
    const { kind, code, message, remedy } = errorOf(() => setUp().get());
    expect({ kind, code, message }).toEqual({
      kind: "refused",
      code: "data.quarantined",
      message: "ACME 1d from test is in quarantine: its score must be at least 0.5, was 0.00 (spike 5)",
    });
    expect(remedy).toMatch(/data quality ACME.*data repair ACME --apply.*data quality release ACME/);
  });

  it("lets bars be looked at all the same", () => {
    const { report, cover } = setUp();
    expect([report().state, report().verdict, cover().series.bars]).toEqual(["quarantined", "bad", 100]);
  });

  it("ends by a release, which holds for these bars only", () => {
    const { library, get, letOut, report } = setUp();
    expect(letOut()).toMatchObject({ state: "released", score: 0 });
    expect([get().bars[0]?.tsOpenMs.length, report().state]).toEqual([100, "released"]);
    const others = spiked(100, ...BAD, 95);
    library.save({ ...others, dataHash: aBarSeries({ closes: [1] }).dataHash });
    expect(errorOf(() => get()).code).toBe("data.quarantined");
  });

  it("ends by a repair", () => {
    const { get, mend } = setUp();
    mend({ apply: true });
    expect(get().bars[0]?.high[50]).toBeLessThan(103);
  });

  it("releases nothing that is not held", () => {
    expect(errorOf(() => setUp(aCalmMarket(100, { symbol: "ACME" })).letOut()).code).toBe(
      "data.not-quarantined",
    );
  });

  it("does not judge generated bars", () => {
    const still = aBarSeries({
      symbol: "ACME",
      closes: Array.from({ length: 100 }, () => 1),
      provenance: { isSynthetic: true },
    });
    expect(setUp(still).get().isSynthetic).toBe(true);
    expect(
      errorOf(() => setUp({ ...still, provenance: { ...still.provenance, isSynthetic: false } }).get()).code,
    ).toBe("data.quarantined");
  });
});

describe("the threshold of quarantine", () => {
  it("holds for series that were judged before it was changed, without judging them anew", () => {
    let below = 0.5;
    const series = { ...spiked(100, 50), provenance: { ...spiked(1).provenance, provider: "csv" } };
    const curation = createMemoryCuration();
    const library = createCuratedLibrary(createMemoryLibrary(series), curation, sha256, () => below);
    const isHeld = () => {
      try {
        return library.load("ACME", "1d") === undefined;
      } catch {
        return true;
      }
    };
    const held = [0.5, 0.9, 0].map((threshold) => {
      below = threshold;
      return isHeld();
    });
    expect(held).toEqual([false, true, false]);
    const { score } = curation.verdict({ symbol: "ACME", timeframe: "1d", provider: "csv" })!;
    expect(score).toBeCloseTo(0.75, 12);
  });
});

describe("repair", () => {
  it("only shows what it would do until it is told to", () => {
    const { mend, get } = setUp(spiked(100, 50));
    expect(mend()).toMatchObject({ state: "proposed", repairs: [{ was: { close: expect.any(Number) } }] });
    expect(get().bars[0]?.provenance.caveats).toEqual([]);
  });

  it("travels with the bars: grade, caveat and hash", () => {
    const { mend, get, cover, report } = setUp(spiked(100, 50));
    const before = get();
    mend({ apply: true });
    const after = get();
    expect([after.bars[0]?.quality[50], after.dataHash === before.dataHash]).toEqual([
      QUALITY.repaired,
      false,
    ]);
    expect(after.caveats).toEqual([expect.stringMatching(/^1 bar of ACME was repaired on request/)]);
    expect([cover().repairedBars, report().repairs.length, report().verdict]).toEqual([
      ["2020-02-20T00:00:00.000Z"],
      1,
      "good",
    ]);
  });

  it("repairs the days that are named and no others", () => {
    const { mend } = setUp(spiked(200, 50, 90));
    expect([mend().repairs.length, mend({ days: ["2020-02-20"] }).repairs.length]).toEqual([2, 1]);
    mend({ days: ["2020-02-20"], apply: true });
    expect(mend().repairs.length).toBe(1);
  });

  it("keeps the bars as they came, and brings them back", () => {
    const { library, mend, get } = setUp(spiked(100, 50));
    mend({ apply: true });
    const raw = library.loadRaw("ACME", "1d");
    expect(mend({ undo: true })).toMatchObject({ state: "undone", repairs: [{}] });
    expect(get().bars[0]?.high[50]).toBe(raw?.high[50]);
  });

  it("finds nothing more to repair the second time, and keeps what it did", () => {
    const { mend, report } = setUp(spiked(100, 50));
    mend({ apply: true });
    expect([mend({ apply: true }).repairs, report().repairs.length]).toEqual([[], 1]);
  });
});

describe("get_historical with splits and dividends", () => {
  /** Halves on 2020-02-20. */
  function split(): BarSeries {
    const series = aCalmMarket(100, { symbol: "ACME" });
    const halve = (column: Float64Array) => column.map((value, index) => (index < 50 ? value : value / 2));
    return {
      ...series,
      open: halve(series.open),
      high: halve(series.high),
      low: halve(series.low),
      close: halve(series.close),
    };
  }
  const ACTIONS = "date,kind,value\n2020-02-20,split,2\n2020-03-01,dividend,1\n";

  it("gives raw prices unless asked, and says where they jump", () => {
    const { get, addActions } = setUp(split());
    const before = get();
    addActions(ACTIONS);
    const after = get();
    expect([after.bars[0]?.close[0], after.dataHash]).toEqual([100, before.dataHash]);
    expect(after.caveats[0]).toMatch(/prices are raw and jump at 1 split in these bars/);
  });

  it("gives adjusted views, each under a hash of its own that names it", () => {
    const { get, addActions } = setUp(split());
    addActions(ACTIONS);
    const views = ["raw", "split_adjusted", "adjusted"].map((prices) => get({ prices }));
    expect(views.map(({ bars }) => bars[0]?.provenance.prices)).toEqual([
      undefined,
      "split_adjusted",
      "adjusted",
    ]);
    expect(new Set(views.map(({ dataHash }) => dataHash)).size).toBe(3);
    expect([views[1]?.bars[0]?.close[0], views[1]?.caveats.length]).toEqual([50, 1]);
    expect(views[2]?.bars[0]?.close[0]).toBeLessThan(50);
  });

  it("knows nothing of a split after the last day asked for", () => {
    const { get, addActions } = setUp(split());
    addActions(ACTIONS);
    const early = get({ prices: "split_adjusted", to: "2020-02-10" });
    expect([early.bars[0]?.close[0], early.caveats]).toEqual([
      100,
      ["ACME: prices are split-adjusted: no split or dividend is known in these bars"],
    ]);
  });

  it("adjusts before it joins bars to weeks", () => {
    const { get, addActions } = setUp(split());
    addActions(ACTIONS);
    const weeks = get({ prices: "split_adjusted", timeframe: "1w" });
    expect(Math.max(...weeks.bars[0]!.high)).toBeLessThan(60);
  });

  it("lets known splits explain the report's", () => {
    const { report, addActions, cover } = setUp(split());
    expect(report().counts.unadjusted_split).toBe(1);
    expect(addActions(ACTIONS)).toMatchObject({ symbol: "ACME", imported: 2, actions: [{}, {}] });
    expect([report().counts.unadjusted_split, cover().actions]).toEqual([0, 2]);
  });

  it("refuses a file with a wrong line whole", () => {
    const { library, addActions } = setUp(split());
    expect(errorOf(() => addActions(`${ACTIONS}2020-03-02,split,0\n`))).toMatchObject({
      code: "data.invalid-bars",
      field: "value",
    });
    expect(library.curation.actions("ACME")).toEqual([]);
  });
});

describe("a range of a curated library", () => {
  const range = { fromMs: Number.NEGATIVE_INFINITY, toMs: Date.UTC(2020, 0, 20) };

  function setUpReads(series: BarSeries) {
    const reads: number[] = [];
    const beneath = createMemoryLibrary(series);
    const library = createCuratedLibrary(
      {
        ...beneath,
        load(_symbol, _timeframe, _provider, part) {
          const read = part === undefined ? series : sliceRange(series, part);
          reads.push(read.close.length);
          return read;
        },
      },
      createMemoryCuration(),
      sha256,
      () => 0.5,
    );
    const count = () => library.load("ACME", "1d", undefined, range)?.close.length;
    return { library, count, reads };
  }

  it("is all that is read once it is known whether the series may be used", () => {
    const { count, reads } = setUpReads(aCalmMarket(100, { symbol: "ACME" }));
    expect([count(), count(), reads]).toEqual([reads[1], reads[1], [100, reads[1]]]);
    expect(reads[1]).toBeLessThan(30);
  });

  it("is held back with the series that it is cut out of", () => {
    const { count, reads } = setUpReads(spiked(100, ...BAD));
    const codes = [errorOf(count).code, errorOf(count).code];
    expect([codes, reads[0]]).toEqual([["data.quarantined", "data.quarantined"], 100]);
  });

  it("is cut out of the repaired whole", () => {
    const { library, count } = setUpReads(spiked(100, 10, 90));
    const input = methods.repair.input.parse({ ...choice, apply: true });
    expect(repair(library, input, aContext()).repairs.length).toBe(2);
    const whole = library.load("ACME", "1d");
    expect([count(), library.load("ACME", "1d", undefined, range)]).toEqual([
      expect.any(Number),
      whole && sliceRange(whole, range),
    ]);
  });
});
