import { describe, expect, it } from "vitest";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import type { Command } from "./command.ts";
import { followMenu } from "./follow-menu.ts";

/** A menu bar over one command whose state the test changes; `rest` lets the moment pass that it waits for. */
function aMenu(answer: () => unknown = () => undefined) {
  const state = { isEnabled: true, ran: 0, closed: 0 };
  const said: string[] = [];
  const listeners: (() => void)[] = [];
  let waiting: (() => void)[] = [];
  const client = createFakeClient({ "menu:set": answer });
  const command: Command = {
    id: "run.start",
    title: "Run workflow",
    group: "Run",
    place: { menu: "run" },
    isEnabled: () => state.isEnabled,
    run: () => (state.ran += 1),
  };
  followMenu({
    client,
    commands: () => [command],
    keys: () => ({}),
    stores: [
      {
        subscribe(listener) {
          listeners.push(listener);
          return () => undefined;
        },
      },
    ],
    after: (_delayMs, callback) => waiting.push(callback),
    close: () => (state.closed += 1),
    say: (problem) => said.push(problem),
  });
  const rest = (): void => {
    const due = waiting;
    waiting = [];
    for (const callback of due) callback();
  };
  return { client, state, said, rest, change: () => listeners.forEach((listener) => listener()) };
}

describe("followMenu", () => {
  it("tells the commands at once, and again when something about them has changed", () => {
    const { client, state, change, rest } = aMenu();
    change();
    rest();
    expect(client.asked).toHaveLength(1);
    state.isEnabled = false;
    change();
    change();
    rest();
    expect(client.asked.map(({ input }) => input)).toMatchObject([
      { entries: [{ command: "run.start", isEnabled: true }] },
      { entries: [{ command: "run.start", isEnabled: false }] },
    ]);
  });

  it("runs what is chosen, after what lies over the window is closed, unless it would do nothing", () => {
    const { client, state } = aMenu();
    client.push("menu:chosen", { command: "run.start" });
    client.push("menu:chosen", { command: "no.such" });
    state.isEnabled = false;
    client.push("menu:chosen", { command: "run.start" });
    expect(state).toMatchObject({ ran: 1, closed: 1 });
  });

  it("says that the menu bar is behind, and tells all of it at the next change", async () => {
    const { client, said, change, rest } = aMenu(() => {
      throw new Error("no");
    });
    await settle();
    change();
    rest();
    expect([said, client.asked.length]).toEqual([["The menu bar could not be brought up to date"], 2]);
  });
});
