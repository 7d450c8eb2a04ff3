import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StudyDetails, StudySummary } from "#shared/ipc/channels/study-channels.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const SEARCH =
  "optimize run --strategy sma_cross --symbols SPX --from 2012-01-01 --to 2019-12-31 --points 3 --hold-out 0.2";

async function call(app: AnApp, words: string) {
  return callCommandLine(app, words.split(" "));
}

async function show(app: AnApp, study = "last"): Promise<StudyDetails> {
  const { out } = await call(app, `studies show ${study} --json`);
  return (JSON.parse(out) as { readonly study: StudyDetails }).study;
}

/** Resolves when an event of that name is told. */
function hears(app: AnApp, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    app.onPush("audit:tick", (events) => {
      if (events.some(({ name }) => name === wanted)) resolve();
    });
  });
}

async function errorOf(app: AnApp, words: string) {
  const { code, err } = await call(app, words);
  return [code, err];
}

describe("the ledger of trials", () => {
  it("counts searches and single backtests, over a restart, and a repetition once", async () => {
    const app = await openAnApp();
    expect((await call(app, SEARCH)).code).toBe(0);
    const first = await show(app);
    expect(first.status).toBe("complete");
    // The choice and the defaults were also traded on the next days, which this range does not hold.
    expect(first.ledger.distinct).toBe(first.trials - 2);
    const single = "backtest --strategy momentum --symbols SPX --from 2013-01-01 --to 2014-12-31";
    expect((await call(app, single)).code).toBe(0);
    expect((await call(app, single)).code).toBe(0);
    expect((await call(app, single.replaceAll("201", "200"))).code).toBe(0);
    const second = await show(app);
    // Each was also tried on the days before it, as evidence for its size; 2003 is not among the searched days.
    expect(second.ledger.distinct).toBe(first.ledger.distinct + 2);
    expect(second.ledger.backtests).toBe(first.ledger.backtests + 4);
    await app.dispose();

    const later = await openAnApp([], app.workspace);
    expect((await show(later)).ledger).toEqual(second.ledger);
    expect((await call(later, SEARCH)).code).toBe(0);
    const again = await show(later);
    expect([again.study, again.ledger.distinct]).toEqual(["study-2", second.ledger.distinct]);
    expect(again.ledger.backtests).toBe(second.ledger.backtests + first.ledger.distinct);
  });
});

describe("a hold-out", () => {
  it("opens once, by a command, on record; a second look must be forced", async () => {
    const app = await openAnApp();
    const names: string[] = [];
    app.onPush("audit:tick", (events) => {
      names.push(...events.map(({ name }) => name).filter((name) => name.startsWith("study.")));
    });
    await call(app, SEARCH);
    const before = await show(app);
    expect(before).toMatchObject({ holdOut: { to: "2019-12-31" } });
    expect(before.tsOpenedMs).toBeUndefined();

    const opened = await call(app, "studies open-hold-out last --json");
    expect([opened.code, opened.out]).toEqual([0, expect.stringContaining('"looksBefore": 0')]);
    expect(await errorOf(app, "studies open-hold-out last")).toEqual([
      3,
      expect.stringMatching(/the hold-out of last was opened at \d{4}-/),
    ]);
    const shown = await call(app, "studies open-hold-out last --force");
    expect(shown.out).toMatch(/chosen, sharpe -?\d[^]*defaults, sharpe -?\d[^]*looksBefore 2/);
    const forced = await call(app, "studies open-hold-out study-1 --force --json");
    // The choice and the defaults of the first look.
    expect([forced.code, forced.out]).toEqual([0, expect.stringContaining('"looksBefore": 2')]);
    expect(names).toEqual([
      "study.started",
      "study.completed",
      "study.holdout.opened",
      "study.holdout.opened",
      "study.holdout.opened",
    ]);
    expect((await show(app)).tsOpenedMs).toEqual(expect.any(Number));
  });

  it("is not there in a study that kept none, and not opened on other bars", async () => {
    const app = await openAnApp();
    await call(app, SEARCH.replace(" --hold-out 0.2", ""));
    expect(await errorOf(app, "studies open-hold-out last")).toEqual([
      2,
      expect.stringContaining("kept no days closed"),
    ]);
    await call(app, SEARCH);
    const words = "run --workflow open_hold_out --symbols SPX --to 2018-12-31 --input study=study-2";
    expect(await errorOf(app, words)).toEqual([2, expect.stringContaining("searched other bars")]);
    expect((await show(app)).tsOpenedMs).toBeUndefined();
  });
});

describe("a study that is under way", () => {
  it.each(["grid_search", "walk_forward_optimization"])(
    "of %s is held by a command, stays so over a restart, goes on, and is cancelled",
    async (workflow) => {
      const app = await openAnApp();
      // More backtests through the kernel than a test could wait for: nothing but a person ends it.
      const inputs = { symbols: ["SPX"], sampler: "random", trials: 100_000, halfSpreadBps: 1 };
      const started = hears(app, "study.started");
      await app.handlers["workflow:start"]({ workflow, mode: "backtest", inputs });
      await started;
      const paused = await call(app, "studies pause last --json");
      expect([paused.code, JSON.parse(paused.out)]).toMatchObject([0, { study: { status: "paused" } }]);
      await app.dispose();

      const later = await openAnApp([], app.workspace);
      expect((await show(later)).status).toBe("paused");
      const resumed = hears(later, "study.resumed");
      const { runId } = await later.handlers["study:resume"]({ study: "last", by: "anna" });
      await resumed;
      expect((await show(later)).status).toBe("running");
      const stopped = hears(later, "study.stopped");
      await later.handlers["workflow:cancel"]({ runId, by: "anna" });
      await stopped;
      expect((await show(later)).status).toBe("stopped");
    },
  );
});

describe("studies", () => {
  it("are listed, compared and mapped", async () => {
    const app = await openAnApp();
    const searched = await call(app, SEARCH);
    expect(searched.out).toMatch(/study +study-1, search, complete[^]*bestOutOfSample, sharpe/);
    await call(app, `${SEARCH} --sampler random --trials 12 --fee-bps 5`);
    const { out } = await call(app, "studies list --json");
    const { studies } = JSON.parse(out) as { readonly studies: readonly StudySummary[] };
    expect(studies.map(({ study, sampler }) => [study, sampler])).toEqual([
      ["study-2", "random"],
      ["study-1", "grid"],
    ]);
    const compared = await call(app, "studies compare study-1 study-2");
    expect(compared.out).toMatch(/\* +sampler +grid +random/);
    expect(compared.out.indexOf("bestOutOfSample")).toBeLessThan(compared.out.indexOf("best, sharpe"));
    expect((await call(app, "studies list")).out).toContain("study-1");
    expect((await call(app, "studies show study-1")).out).toMatch(/doubt, deflatedSharpe \d/);

    const map = await call(app, "studies heat-map study-1 --x fast --y slow");
    expect(map.out.split("\n")[0]).toMatch(/slow \\ fast +2 +10 +101/);
    expect(await errorOf(app, "studies heat-map study-1 --x fast --y slwo")).toEqual([
      2,
      expect.stringContaining("use two of fast, slow"),
    ]);
    expect(await errorOf(app, "studies show study-9")).toEqual([2, expect.stringContaining("was study-9")]);
    expect(await errorOf(app, "studies pause study-1")).toEqual([3, expect.stringContaining("under way")]);
    expect(await errorOf(app, "studies resume study-1")).toEqual([3, expect.stringContaining("is complete")]);
  });

  it("change a workflow only when that is confirmed, and the workflow then trades the choice", async () => {
    const app = await openAnApp();
    await call(app, SEARCH);
    const { parameters = {} } = await show(app);
    const file = join(app.workspace, "workflows", "tuned.yaml");

    const shown = await call(app, "studies apply last --as tuned");
    expect([shown.code, existsSync(file)]).toEqual([0, false]);
    expect(shown.out).toMatch(/^- name: strategy_backtest\n\+ name: tuned$/m);
    expect(shown.out).toContain(`+   parameters:`);
    expect(shown.out).toContain("nothing is written: add --yes");

    expect((await call(app, "studies apply last --as tuned --yes")).code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain(`fast: ${parameters["fast"]}`);
    const run = await call(app, "run --workflow tuned --symbols SPX --from 2015-01-01 --json");
    expect([run.code, JSON.parse(run.out)]).toMatchObject([0, { strategy: { parameters } }]);

    expect(await errorOf(app, "studies apply last --as tuned --yes")).toEqual([
      2,
      expect.stringContaining("there is a workflow tuned already"),
    ]);
    expect((await call(app, "studies apply last --workflow tuned --as tuned --yes")).code).toBe(0);
    expect(await errorOf(app, "studies apply last --workflow data_refresh")).toEqual([
      2,
      expect.stringContaining("must have the inputs strategy and parameters"),
    ]);
  });
});
