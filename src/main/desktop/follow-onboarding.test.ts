import { describe, expect, it } from "vitest";
import type { FirstStep } from "#shared/ipc/channels/onboarding-channels.ts";
import type { Route } from "#main/ipc/routes.ts";
import type { ServedApp } from "#main/ipc/served-app.ts";
import { followOnboarding, noteRequests } from "./follow-onboarding.ts";

/** Notes in memory. */
function someNotes() {
  const done: FirstStep[] = [];
  const note = (step: FirstStep): void => void (done.includes(step) || done.push(step));
  return { done, note, view: () => ({ isShown: true, done }) };
}

/** A workspace whose runs, sessions and series the test gives; `tell` pushes an event. */
function anApp() {
  const held = { runs: [] as object[], paper: [] as object[], series: [] as object[] };
  let listener: ((events: readonly { name: string }[]) => void) | undefined;
  const app = {
    handlers: {
      "app:get-snapshot": () => ({ runs: held.runs, paper: held.paper }),
      "data:list": () => held.series,
    },
    onPush(_name: string, heard: typeof listener) {
      listener = heard;
      return () => (listener = undefined);
    },
  };
  return {
    held,
    app: app as unknown as ServedApp,
    tell: async (name: string) => {
      listener?.([{ name }]);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe("followOnboarding", () => {
  it("notes what the workspace held before: real bars, a finished backtest, a session", async () => {
    const { app, held } = anApp();
    const notes = someNotes();
    held.series = [{ isSynthetic: false, bars: 5_031 }];
    held.runs = [{ mode: "backtest", status: "completed" }];
    held.paper = [{}];
    await followOnboarding(app, notes);
    expect(notes.done).toEqual(["sample_data", "backtest", "paper"]);
  });

  it("takes generated bars for no data and a failed run for no backtest", async () => {
    const { app, held } = anApp();
    const notes = someNotes();
    held.series = [{ isSynthetic: true, bars: 10 }];
    held.runs = [
      { mode: "backtest", status: "failed" },
      { mode: "paper", status: "completed" },
    ];
    await followOnboarding(app, notes);
    expect(notes.done).toEqual([]);
  });

  it("notes a run that ends and a session that opens, until it is ended", async () => {
    const { app, held, tell } = anApp();
    const notes = someNotes();
    const end = await followOnboarding(app, notes);
    held.runs = [{ mode: "backtest", status: "completed" }];
    await tell("workflow.completed");
    expect(notes.done).toEqual(["backtest"]);
    held.paper = [{}];
    await tell("market.data.updated");
    expect(notes.done).toEqual(["backtest"]);
    end();
    await tell("session.opened");
    expect(notes.done).toEqual(["backtest"]);
  });
});

describe("noteRequests", () => {
  async function ask(channel: string, answer: Route): Promise<readonly FirstStep[]> {
    const notes = someNotes();
    await noteRequests(new Map([[channel, answer]]), notes)
      .get(channel)?.({})
      .catch(() => undefined);
    return notes.done;
  }
  const saved: Route = () => Promise.resolve({ path: "/home/a/report.html" });
  const none: Route = () => Promise.resolve(undefined);
  const refused: Route = () => Promise.reject(new Error("refused"));

  it.each([
    ["desktop:export-report", saved, ["report"]],
    ["desktop:export-report", none, []],
    ["desktop:preview-report", none, ["report"]],
    ["desktop:preview-report", refused, []],
    ["builder:open", saved, ["builder"]],
    ["builder:new", saved, []],
  ])("notes of %s answered by %o: %o", async (channel, answer, done) => {
    expect(await ask(channel, answer)).toEqual(done);
  });
});
