import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { sessionsOfFiles } from "#main/sessions/sessions-of-files.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { copyWorkspace } from "./testing/copy-workspace.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const RUN =
  "run --mode paper --strategy momentum --symbols SPX --input barIntervalMs=0 maximumBars=120 --json";

async function anAppAfterASession(): Promise<AnApp> {
  const app = await openAnApp();
  expect((await callCommandLine(app, RUN.split(" "))).code).toBe(0);
  return app;
}

describe("a paper session, told day by day", () => {
  it("is the same from the process that traded it, from its files, and after a restart", async () => {
    const app = await anAppAfterASession();
    const [live] = await app.handlers["session:list"](undefined);
    const shown = await app.handlers["session:get"]({ of: "last" });
    expect(shown).toMatchObject({
      sessionId: live?.sessionId,
      status: "stopped",
      closeReason: "the run ended",
    });
    expect(shown.fillCount).toBeGreaterThan(0);

    const files = sessionsOfFiles(app.workspace);
    expect([files.list(), files.get({ of: "last" })]).toEqual([[live], shown]);
    expect(files.list()[0]?.firstDate).toBe(shown.firstDate);
    expect(errorOf(() => files.get({ of: "nobody" })).code).toBe("session.unknown");
    expect(errorOf(() => files.get({ of: "1999-01-04" })).code).toBe("session.unknown");
    expect(errorOf(() => files.get({ of: "last", date: "1999-01-04" })).code).toBe("session.not-yet-trading");
    const later = await openAnApp([], copyWorkspace(app.workspace));
    expect(await later.handlers["session:get"]({ of: shown.sessionId })).toEqual(shown);
    const [paper] = await later.handlers["paper:list"](undefined);
    expect(paper?.day).toEqual(shown.day);

    const damaged = copyWorkspace(app.workspace);
    const db = new Database(join(damaged, "paper.sqlite"));
    expect(db.prepare("UPDATE snapshots SET state = zeroblob(100)").run().changes).toBe(1);
    db.close();
    const healed = await openAnApp([], damaged);
    expect(await healed.handlers["session:get"]({ of: shown.sessionId })).toEqual(shown);
    const folder = join(damaged, "log");
    const told = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(told.join("")).toContain("its content is not what was written");
  });

  it("has on each day what the days before had left, and the profits of its days make its whole profit", async () => {
    const app = await anAppAfterASession();
    const last = await app.handlers["session:get"]({ of: "last" });
    const { tsMs } = await app.handlers["paper:get-equity"]({ sessionId: last.sessionId });
    const dates = tsMs.map((time) => new Date(time).toISOString().slice(0, 10));
    const days = [];
    for (const date of dates) days.push(await app.handlers["session:get"]({ of: last.sessionId, date }));
    expect(days.map(({ day }) => day?.date)).toEqual(dates);
    expect(days.map(({ bars }) => bars)).toEqual(dates.map((_, index) => index + 1));
    expect(days.at(-1)?.account).toEqual(last.account);
    const profits = days.reduce((sum, { day }) => sum + (day?.profit ?? Number.NaN), 0);
    expect(profits).toBeCloseTo(last.account.equity - last.initialCash, 6);
    expect((await app.handlers["session:get"]({ of: dates[3]! })).sessionId).toBe(last.sessionId);
  });

  it("is nothing in a workspace without a log", () => {
    const files = sessionsOfFiles("no-such-folder");
    expect(files.list()).toEqual([]);
    expect(errorOf(() => files.get({ of: "last" })).code).toBe("session.unknown");
  });
});
