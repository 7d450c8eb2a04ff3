import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { openAnApp, type AnApp } from "#main/acceptance/testing/open-an-app.ts";

const INPUTS = { symbols: ["AAPL"], strategy: "momentum" };

/** Another program that holds a log: to who writes, it is as if the disk refused. */
function holdLog(app: AnApp): void {
  const db = new Database(join(app.workspace, "paper.sqlite"));
  db.exec("BEGIN IMMEDIATE");
  onTestFinished(() => void db.close());
}

function untilEnded(app: AnApp): Promise<AnyEnvelope> {
  return new Promise((resolve) => {
    app.onPush("audit:tick", (events) => {
      const end = events.find(({ name }) => name === "workflow.failed");
      if (end !== undefined) resolve(end);
    });
  });
}

describe("a run whose log refuses", () => {
  it("does not start when its start cannot be written down", async () => {
    const app = await openAnApp();
    holdLog(app);
    const start = app.handlers["workflow:start"]({
      workflow: "paper_trading",
      mode: "paper",
      inputs: INPUTS,
    });
    await expect(start).rejects.toMatchObject({ code: "store.busy", kind: "transient" });
    expect(app.handlers["run:list"](undefined)).toEqual([]);
  });

  it("is told and shown as failed when its end cannot be written down", async () => {
    const app = await openAnApp();
    const start = { workflow: "paper_trading", mode: "paper", inputs: INPUTS } as const;
    const { runId } = await app.handlers["workflow:start"](start);
    const ended = untilEnded(app);
    holdLog(app);
    expect((await ended).runId).toBe(runId);
    expect(app.handlers["run:get"]({ runId })).toMatchObject({
      status: "failed",
      error: { code: "store.busy", remedy: expect.any(String) as string },
    });
  });
});
