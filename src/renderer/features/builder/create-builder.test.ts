import { describe, expect, it } from "vitest";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { refusedError } from "#shared/errors/app-error.ts";
import { contentHash } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createBuilder } from "./create-builder.ts";
import { aGraph, aNode } from "./testing/a-graph.ts";

const graphOf = (text: string) => aGraph(text.split(" ").map((path) => aNode(path)));
const LAYOUT = { positions: { one: { x: 1, y: 2 } }, notes: [] };
const HASH = contentHash("a".repeat(64));

/** A builder whose workflow's text is the names of its steps. */
function aBuilder(answers: Parameters<typeof createFakeClient>[0] = {}) {
  const client = createFakeClient({
    "builder:open": () => ({
      workflow: "mine",
      origin: "user",
      text: "one two",
      hash: HASH,
      graph: graphOf("one two"),
      layout: LAYOUT,
      draft: undefined,
    }),
    "builder:edit": (input) => {
      const { text, edit } = input as { text: string; edit: { kind: string; id?: string } };
      const next = edit.kind === "rename" ? text.replace("one", edit.id ?? "") : `${text} more`;
      return { text: next, graph: graphOf(next), touched: [edit.id ?? "more"] };
    },
    "builder:read": (input) => graphOf((input as { text: string }).text),
    "builder:keep-draft": () => undefined,
    "builder:drop-draft": () => undefined,
    "builder:save": () => ({ workflow: "mine", hash: HASH, path: "mine.yaml" }),
    "workflow:start": () => ({ runId: "run-1" }),
    ...answers,
  });
  const builder = createBuilder(client);
  const asked = (channel: string) =>
    client.asked.filter((one) => one.channel === channel).map(({ input }) => input);
  return { builder, asked, state: () => builder.state.getState() };
}

const ADD = { kind: "add", list: "", index: 9, step: { kind: "wait" } } as const;

describe("createBuilder", () => {
  it("does edits one after another, each on what the one before left", async () => {
    const { builder, state } = aBuilder();
    await builder.open("mine");
    await Promise.all([builder.edit(ADD), builder.edit(ADD)]);
    expect(state()).toMatchObject({ text: "one two more more", selected: ["more"] });
    expect(state().past.length).toBe(2);
  });

  it("goes back and forward to the same texts, graphs and places", async () => {
    const { builder, state } = aBuilder();
    await builder.open("mine");
    await builder.edit(ADD);
    builder.place({ positions: {}, notes: [] });
    builder.undo();
    builder.undo();
    expect(state()).toMatchObject({ text: "one two", layout: LAYOUT });
    builder.undo();
    builder.redo();
    builder.redo();
    expect(state()).toMatchObject({ text: "one two more", layout: { positions: {} } });
    builder.redo();
    expect(state().future).toEqual([]);
  });

  it("takes letters typed one after another as one change", async () => {
    const { builder, state } = aBuilder();
    await builder.open("mine");
    for (const text of ["one two t", "one two th", "one two thr"]) await builder.type(text);
    expect(state().graph.nodes.length).toBe(3);
    builder.undo();
    expect(state().text).toBe("one two");
  });

  it("keeps the newest of what is not saved as a draft, and drops it when nothing is changed any more", async () => {
    const { builder, asked } = aBuilder();
    await builder.open("mine");
    await builder.edit(ADD);
    await settle();
    expect(asked("builder:keep-draft").at(-1)).toEqual({
      workflow: "mine",
      text: "one two more",
      layout: LAYOUT,
      basedOn: HASH,
    });
    builder.undo();
    await settle();
    expect(asked("builder:drop-draft")).toEqual([{ workflow: "mine" }]);
  });

  it("moves the place of a step along when it gets another id", async () => {
    const { builder, state } = aBuilder();
    await builder.open("mine");
    await builder.edit({ kind: "rename", path: "one", id: "first" });
    expect(state().layout.positions).toEqual({ first: { x: 1, y: 2 } });
  });

  it("shows no canvas for a workflow that was not opened, so that nothing can be saved over it", async () => {
    const { builder, state, asked } = aBuilder({
      "builder:open": () => {
        throw refusedError({ code: "x.y", message: "no" });
      },
    });
    await builder.open("mine");
    expect(state()).toMatchObject({ status: "failed", problem: { title: "mine was not opened" } });
    expect(await builder.save()).toBe(false);
    expect(asked("builder:save")).toEqual([]);
  });

  it("says why an edit was refused and changes nothing", async () => {
    const { builder, state } = aBuilder({
      "builder:edit": () => {
        throw refusedError({ code: "builder.wire-refused", message: "bars is wanted here" });
      },
    });
    await builder.open("mine");
    await builder.edit(ADD);
    expect(state()).toMatchObject({
      text: "one two",
      past: [],
      problem: { error: { code: "builder.wire-refused" } },
    });
  });

  it("runs what is shown: it saves first, and starts nothing when that is refused", async () => {
    const { builder, state, asked } = aBuilder();
    await builder.open("mine");
    await builder.edit(ADD);
    builder.toggleBreakpoint("two");
    await builder.run("backtest", { symbols: ["SPX"] });
    expect(asked("builder:save")).toEqual([
      { workflow: "mine", text: "one two more", layout: LAYOUT, basedOn: HASH },
    ]);
    expect(asked("workflow:start")).toEqual([
      {
        workflow: "mine",
        mode: "backtest",
        inputs: { symbols: ["SPX"] },
        breakAt: ["two"],
        shownHash: HASH,
      },
    ]);
    expect(state().runId).toBe("run-1");
    const refused = aBuilder({
      "builder:save": () => {
        throw refusedError({ code: "builder.file-changed", message: "it was changed" });
      },
    });
    await refused.builder.open("mine");
    await refused.builder.edit(ADD);
    await refused.builder.run("backtest", {});
    expect(refused.asked("workflow:start")).toEqual([]);
    expect(refused.state().problem?.error.code).toBe("builder.file-changed");
  });

  it("runs anew from a step of the run on the canvas, with what is shown", async () => {
    const { builder, state, asked } = aBuilder({
      "history:rerun-from": () => ({ runId: "run-2" }),
      "run:get-definition": () => ({ text: "one", hash: HASH }),
      "version:of-run": () => ({ version: { number: 3 }, present: undefined }),
    });
    await builder.open("mine");
    await builder.rerun("two");
    expect(asked("history:rerun-from")).toEqual([]);
    builder.showRun("run-1");
    await settle();
    expect(state().ran).toEqual({ text: "one", version: 3 });
    await builder.edit(ADD);
    await builder.rerun("two");
    expect(asked("builder:save").length).toBe(1);
    expect(asked("history:rerun-from")).toEqual([{ runId: "run-1", step: "two", shownHash: HASH }]);
    expect(state()).toMatchObject({ runId: "run-2", ran: { text: "one two more" } });
  });

  it("moves what stands in a step along into another list, and places the step itself anew", async () => {
    const positions = { one: { x: 1, y: 2 }, "one.inner": { x: 3, y: 4 }, two: { x: 5, y: 6 } };
    const { builder, state } = aBuilder({
      "builder:edit": () => ({ text: "two two.one", graph: graphOf("two two.one"), touched: ["two.one"] }),
    });
    await builder.open("mine");
    builder.place({ positions, notes: [] });
    await builder.edit({ kind: "move", path: "one", list: "two", index: 0 });
    expect(state().layout.positions).toEqual({ "two.one.inner": { x: 3, y: 4 }, two: { x: 5, y: 6 } });
  });

  it("puts another text in place of the one that is shown, saves nothing, and goes back", async () => {
    const { builder, state, asked } = aBuilder();
    await builder.open("mine");
    await builder.replace("one old", "Version 1 is on the canvas");
    expect(state()).toMatchObject({ text: "one old", notice: "Version 1 is on the canvas", layout: LAYOUT });
    expect(state().graph.nodes.map(({ path }) => path)).toEqual(["one", "old"]);
    await settle();
    expect(asked("builder:save")).toEqual([]);
    expect(asked("builder:keep-draft").length).toBe(1);
    builder.undo();
    expect(state().text).toBe("one two");
  });

  it("takes up a draft that was kept, based on the file that it was made from", async () => {
    const draft = { workflow: "mine", text: "one", layout: LAYOUT, tsKeptMs: epochMs(1), basedOn: HASH };
    const { builder, state } = aBuilder({
      "builder:open": () => ({
        workflow: "mine",
        text: "two",
        hash: HASH,
        graph: graphOf("two"),
        layout: LAYOUT,
        draft,
      }),
    });
    await builder.open("mine");
    await builder.answerDraft(true);
    expect(state()).toMatchObject({ text: "one", basedOn: HASH, draft: undefined });
    builder.undo();
    expect(state().text).toBe("two");
  });
});
