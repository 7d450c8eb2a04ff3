import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import type { OpenStudy, StudyDefinition } from "#engine/slices/optimize/ports.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { seriesNames } from "#main/store/trial-ledger.ts";
import { aLibrary } from "#main/testing/a-study-library.ts";
import { contentHash } from "#shared/model/ids.ts";

const RANGE = { from: "2020-01-01", to: "2020-02-01", isAsked: true };
const TRIAL = {
  parameters: { fast: 2, slow: 5 },
  sharpe: 1,
  totalReturn: 0.1,
  maximumDrawdown: -0.1,
  trades: 3,
};

function aDefinition(parts: Partial<StudyDefinition> = {}): StudyDefinition {
  return {
    kind: "search",
    key: contentHash("a".repeat(64)),
    runId: undefined,
    strategy: "sma_cross",
    sampler: "grid",
    objective: "sharpe",
    bars: [aBarSeries({ closes: [1, 2, 3] })],
    range: RANGE,
    holdOut: undefined,
    venue: { initialCash: 1, feeBps: 0, slippageBps: 0, allowShort: false },
    ...parts,
  };
}

const keep = (study: OpenStudy, ...sharpes: readonly number[]): void =>
  study.keep(
    RANGE,
    contentHash("b"),
    sharpes.map((sharpe) => ({ ...TRIAL, sharpe })),
  );

describe("a study that did not come to its end", () => {
  it("goes on with what was kept when the same search is begun again, and only then", () => {
    const first = aLibrary();
    keep(first.library.open(aDefinition()), 1, 2);
    const later = aLibrary(first.file);
    expect(later.library.statusOf(later.library.find("study-1"))).toBe("interrupted");
    const other = later.library.open(aDefinition({ key: contentHash("c".repeat(64)) }));
    expect([other.id, other.known]).toEqual(["study-2", []]);
    const same = later.library.open(aDefinition());
    expect([same.id, same.known.map(({ trial }) => trial.sharpe)]).toEqual(["study-1", [1, 2]]);
    // One that is under way belongs to who is at it.
    expect(later.library.open(aDefinition()).id).toBe("study-3");
    expect(later.told).toEqual(["study.started", "study.resumed", "study.started"]);
  });

  it("begins anew once it is complete, and in another version of the program", () => {
    const first = aLibrary();
    const study = first.library.open(aDefinition());
    keep(study, 1);
    const newer = aLibrary(first.file, "2.0.0");
    expect(newer.library.open(aDefinition()).id).toBe("study-2");
    study.finish({ parameters: { fast: 2 }, figures: {} });
    const again = first.library.open(aDefinition());
    expect([again.id, again.known]).toEqual(["study-3", []]);
  });
});

describe("a study that is paused", () => {
  it("waits between two backtests until a person lets it go on", async () => {
    const { library, told } = aLibrary();
    const study = library.open(aDefinition());
    await study.untilGoing(createCancellation());
    library.pause("study-1", "anna");
    const steps: string[] = [];
    const waiting = study.untilGoing(createCancellation()).then(() => steps.push("gone on"));
    await Promise.resolve();
    steps.push("asked");
    expect(library.goOn("last", "anna")).toBe(true);
    await waiting;
    expect(steps).toEqual(["asked", "gone on"]);
    expect(told).toEqual(["study.started", "study.paused", "study.continued"]);
  });

  it("stays so over a restart, and can be cancelled", async () => {
    const first = aLibrary();
    first.library.open(aDefinition());
    first.library.pause("study-1", "anna");
    const later = aLibrary(first.file);
    const study = later.library.open(aDefinition());
    const cancellation = createCancellation();
    const waiting = study.untilGoing(cancellation);
    cancellation.cancel("anna");
    await expect(waiting).rejects.toThrow(/cancelled by anna/);
    await expect(study.untilGoing(cancellation)).rejects.toThrow(/cancelled by anna/);
    study.stop("cancelled by anna");
    expect(later.library.find("study-1").status).toBe("paused");
    // Nobody is at it: who lets it go on must start a run.
    expect(later.library.goOn("study-1", "anna")).toBe(false);
    expect(later.library.find("study-1").status).toBe("stopped");
  });
});

describe("the ledger", () => {
  it("only grows", () => {
    const { library, db } = aLibrary();
    keep(library.open(aDefinition()), 1);
    for (const table of ["ledger_trials", "ledger_batches"]) {
      expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow("the ledger only grows");
      expect(() => db.prepare(`UPDATE ${table} SET batch = 9`).run()).toThrow("the ledger only grows");
    }
  });

  it("counts what differs once, repetitions in all, by series and by days that overlap", () => {
    const { library, ledger } = aLibrary();
    const bars = [aBarSeries({ closes: [1, 2, 3] })];
    const longer = [aBarSeries({ closes: [1, 2, 3, 4] })];
    const other = [aBarSeries({ closes: [1, 2, 3], symbol: "OTHER" })];
    keep(library.open(aDefinition({ bars })), 1, 2, 4, 4);
    const count = (of: typeof bars, from = RANGE.from, to = RANGE.to) =>
      ledger.count(seriesNames(of), { from, to });
    expect(count(bars)).toMatchObject({ backtests: 4, distinct: 3 });
    // Of 1, 2 and 4.
    expect(count(bars).varianceOfSharpes).toBeCloseTo(7 / 3, 12);
    // Tomorrow's bars are the same market.
    expect(count(longer)).toEqual(count(bars));
    expect(count(other)).toEqual({ backtests: 0, distinct: 0, varianceOfSharpes: Number.NaN });
    expect(count(bars, "2020-02-01", "2020-03-01").distinct).toBe(3);
    expect(count(bars, "2020-02-02", "2020-03-01").distinct).toBe(0);
  });

  it("takes prices of another seed for another market", () => {
    const { library, ledger } = aLibrary();
    const made = (origin: string) => [
      aBarSeries({ closes: [1, 2], provenance: { isSynthetic: true, origin } }),
    ];
    keep(library.open(aDefinition({ bars: made("seed 1") })), 1);
    const counts = ["seed 1", "seed 2"].map((origin) => {
      const names = seriesNames(made(origin)).filter((name) => name.includes(" "));
      return ledger.count(names, RANGE).distinct;
    });
    expect(counts).toEqual([1, 0]);
  });
});
