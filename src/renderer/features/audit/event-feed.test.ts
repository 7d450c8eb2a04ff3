import { describe, expect, it } from "vitest";
import { refusedError } from "#shared/errors/app-error.ts";
import { anEvent } from "#renderer/testing/a-view.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createEventFeed, MOST_EVENTS } from "./event-feed.ts";

const halted = (seq: number) => anEvent(seq, "trading.halted", { reason: "a loss" });
const recorded = (...seqs: readonly number[]) =>
  seqs.map((seq) => ({ log: "paper", text: "", event: halted(seq) }));

function aFeed(search: () => unknown = () => []) {
  const client = createFakeClient({ "audit:search": search });
  const due: (() => void)[] = [];
  const feed = createEventFeed({
    client,
    after(_delayMs, callback) {
      due.push(callback);
      return () => due.splice(due.indexOf(callback), 1);
    },
  });
  const end = feed.start();
  const seqs = () => feed.state.getState().events.map(({ seq }) => seq);
  return { client, feed, end, seqs, due, update: () => due.shift()?.() };
}

describe("createEventFeed", () => {
  it("puts what was recorded below what came since, each event once", async () => {
    const { client, seqs, update } = aFeed(() => recorded(1, 2, 3));
    client.push("audit:tick", [halted(3), halted(4)]);
    await settle();
    update();
    expect(seqs()).toEqual([4, 3, 2, 1]);
  });

  it("changes the list at once, and then once for all that came in between", () => {
    const { client, seqs, due, update } = aFeed();
    for (let seq = 1; seq <= 100; seq += 1) client.push("audit:tick", [halted(seq)]);
    expect([seqs(), due.length]).toEqual([[1], 1]);
    update();
    expect([seqs().length, due.length]).toEqual([100, 1]);
    update();
    expect(due.length).toBe(0);
  });

  it("lets the oldest go and counts them all", () => {
    const { client, feed, seqs, update } = aFeed();
    client.push(
      "audit:tick",
      Array.from({ length: MOST_EVENTS + 5 }, (_, index) => halted(index + 1)),
    );
    update();
    expect(feed.state.getState().count).toBe(MOST_EVENTS + 5);
    expect([seqs().length, seqs()[0], seqs().at(-1)]).toEqual([MOST_EVENTS, MOST_EVENTS + 5, 6]);
  });

  it("says why what was recorded is not there, and goes on with what comes", async () => {
    const { client, feed, seqs, update } = aFeed(() => {
      throw refusedError({ code: "log.gone", message: "the log is gone", remedy: "look" });
    });
    await settle();
    client.push("audit:tick", [halted(1)]);
    update();
    expect([feed.state.getState().error?.code, seqs()]).toEqual(["log.gone", [1]]);
  });

  it("hears nothing after its end", () => {
    const { client, end, due } = aFeed();
    client.push("audit:tick", [halted(1)]);
    end();
    client.push("audit:tick", [halted(2)]);
    expect(due).toEqual([]);
  });
});
