import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { RunQuery } from "#shared/ipc/channels/history-channels.ts";
import { runId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { aRun } from "#renderer/testing/a-view.ts";
import { EMPTY_REPLICA } from "./replica-state.ts";
import { countFilters, NO_FILTER, toRunQuery, wrongDays } from "./run-filter.ts";
import { createRunHistory } from "./run-history.ts";

/** Main with that many runs, of which half are of `grid_search`. */
function aMain(count: number) {
  const answers: (() => void)[] = [];
  let isHeld = false;
  const client = createFakeClient({
    "history:search": async (input) => {
      const { offset = 0, limit = 0, workflow, text } = input as RunQuery;
      if (text === "bad") throw new Error("cannot be read");
      if (isHeld) await new Promise<void>((resolve) => answers.push(resolve));
      const total = workflow === undefined ? count : count / 2;
      const length = Math.max(0, Math.min(limit, total - offset));
      const runs = Array.from({ length }, (_, index) => ({
        ...aRun({ runId: runId(`run-${offset + index}`), tsStartedMs: epochMs(1) }),
        workflow: workflow ?? "any",
        totalReturn: undefined,
      }));
      return { runs, total };
    },
  });
  return {
    client,
    hold: () => (isHeld = true),
    answer: async () => {
      for (const resolve of answers) resolve();
      await settle();
    },
  };
}

describe("createRunHistory", () => {
  it("loads the pages that are looked at, each once", async () => {
    const { client } = aMain(1_000);
    const history = createRunHistory(client);
    history.look(0, 20);
    await settle();
    history.look(190, 210);
    history.look(195, 215);
    await settle();
    const { total, pages } = history.state.getState();
    expect([total, Object.keys(pages), pages[2]?.[0]?.runId, client.asked.length]).toEqual([
      1_000,
      ["0", "1", "2"],
      "run-200",
      3,
    ]);
  });

  it("starts over when the filter changes, and takes no late answer of the filter before", async () => {
    const main = aMain(1_000);
    const history = createRunHistory(main.client);
    history.look(0, 20);
    await settle();
    main.hold();
    history.setFilter({ symbol: "SPX" });
    history.setFilter({ workflow: "grid_search" });
    await main.answer();
    const { total, pages } = history.state.getState();
    expect([total, pages[0]?.[0]?.workflow]).toEqual([500, "grid_search"]);
  });

  it("asks again when a run comes or changes its status, and not for its progress", async () => {
    const { client } = aMain(10);
    const history = createRunHistory(client);
    const replica = createStore(() => EMPTY_REPLICA);
    const stop = history.follow(replica);
    const set = async (runs: readonly ReturnType<typeof aRun>[]): Promise<number> => {
      replica.setState({ runs });
      await settle();
      return client.asked.length;
    };
    const counts = [
      await set([aRun()]),
      await set([aRun({ durationMs: 5 })]),
      await set([aRun({ status: "completed" })]),
    ];
    stop();
    expect([...counts, await set([])]).toEqual([1, 1, 2, 2]);
  });

  it("says why the runs cannot be had, and goes on when they can", async () => {
    const history = createRunHistory(aMain(10).client);
    history.setFilter({ text: "bad" });
    await settle();
    expect(history.state.getState().error?.message).toBe("cannot be read");
    history.setFilter({ text: "" });
    await settle();
    expect(history.state.getState()).toMatchObject({ error: undefined, total: 10 });
  });
});

describe("a filter of runs", () => {
  const filter = {
    ...NO_FILTER,
    text: " spx ",
    status: "failed",
    mode: "odd",
    from: "2020-01-02",
    to: "2020-0",
  };

  it("asks for what is filled in and can be read", () => {
    expect(toRunQuery(filter)).toEqual({ text: "spx", status: "failed", fromMs: 1_577_923_200_000 });
    expect(toRunQuery({ ...NO_FILTER, to: "1970-01-01" })).toEqual({ toMs: 86_400_000 });
    expect(toRunQuery(NO_FILTER)).toEqual({});
  });

  it("names the day that is none, and counts the fields", () => {
    expect([wrongDays(filter), countFilters(filter)]).toEqual([["to"], 4]);
  });
});
