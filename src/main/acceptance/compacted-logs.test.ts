import { describe, expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const PAPER =
  "run --mode paper --strategy momentum --symbols AAPL MSFT --input barIntervalMs=0 maximumBars=80 --json";
const COMPACT = ["log", "compact", "--older-than", "0", "--json"];

interface Compacted {
  readonly logs: readonly { readonly log: string; readonly rows: number; readonly kept: number }[];
}

/** What a person sees of the past: sessions, runs, and that the logs are whole. */
async function look(app: AnApp) {
  const { runs, paper } = await app.handlers["app:get-snapshot"](undefined);
  const verdicts = await app.handlers["audit:verify"](undefined);
  return { runs, paper, broken: verdicts.flatMap(({ broken }) => broken ?? []) };
}

describe("a log that was compacted", () => {
  it("shows the same sessions and runs after a restart, is whole, and says what it is without", async () => {
    const app = await openAnApp();
    await callCommandLine(app, PAPER.split(" "));
    await callCommandLine(app, "backtest --strategy momentum --symbols SPX --from 2019-01-01".split(" "));
    await app.dispose();
    const later = await openAnApp([], app.workspace);
    const before = await look(later);
    expect(before.paper).toMatchObject([{ bars: 80, status: "stopped" }]);

    const dry = await callCommandLine(later, [...COMPACT, "--dry-run"]);
    const done = await callCommandLine(later, COMPACT);
    expect(done.code).toBe(0);
    const { logs } = JSON.parse(done.out) as Compacted;
    expect((JSON.parse(dry.out) as Compacted).logs).toEqual(logs);
    const rows = Object.fromEntries(logs.map((log) => [log.log, log.rows]));
    expect(rows["paper"]).toBeGreaterThan(70);
    expect(logs.map(({ kept }) => kept)).toEqual([0, 0, 0]);
    await later.dispose();

    const last = await openAnApp([], app.workspace);
    expect(await look(last)).toEqual(before);
    const verdict = await callCommandLine(last, ["audit", "verify"]);
    expect([verdict.code, verdict.out]).toEqual([
      0,
      expect.stringMatching(`paper +whole .*, without ${rows["paper"] ?? 0} that were compacted between seq`),
    ]);
    const shown = await callCommandLine(last, ["sessions", "show", "last", "--json"]);
    expect(shown.code).toBe(0);
    const { firstDate } = await last.handlers["session:get"]({ of: "last" });
    await expect(
      (async () => last.handlers["session:get"]({ of: "last", date: firstDate ?? "" }))(),
    ).rejects.toMatchObject({ code: "session.compacted" });
    const replay = await callCommandLine(last, ["replay", "--session", "last"]);
    expect([replay.code, replay.out]).toEqual([0, expect.stringContaining("as recorded")]);
  });

  it("refuses a number of days that there is not", async () => {
    const app = await openAnApp();
    const { code, err } = await callCommandLine(app, ["log", "compact", "--older-than", "-1"]);
    expect([code, err]).toEqual([2, expect.stringContaining("--older-than must be from 0 to 36500")]);
  });
});
