import { describe, expect, it } from "vitest";
import type { PaletteEntry } from "#shared/ipc/channels/builder-channels.ts";
import { contentHash } from "#shared/model/ids.ts";
import { findEntries } from "./find-entries.ts";
import { placeGraph } from "./layout-graph.ts";
import { placeOfNew } from "./place-of-new.ts";
import { refuseConnection } from "./refuse-connection.ts";
import { completionsFor, outputsFor } from "./references.ts";
import { readWritten, showOnWire, showWritten } from "./show-value.ts";
import { aGraph, aNode, BARS_INPUT } from "./testing/a-graph.ts";
import { toFlowEdges, toFlowNodes } from "./to-flow.ts";
import { wireTone } from "./wire-tone.ts";

const HASH = contentHash("a".repeat(64));

const GRAPH = aGraph([
  aNode("fetch"),
  aNode("decide", {
    kind: "branch",
    arms: [
      { list: "decide.then", name: "then" },
      { list: "decide.else", name: "else" },
    ],
  }),
  aNode("decide.then.detect", { inputs: [BARS_INPUT] }),
  aNode("last", { inputs: [BARS_INPUT, { ...BARS_INPUT, name: "window", wire: "number", isGivable: true }] }),
]);

describe("placeGraph", () => {
  it("places steps beside each other, and those of an arm inside of its strip", () => {
    const { boxes, lanes } = placeGraph(GRAPH, {});
    const [fetch, decide, inner, last] = ["fetch", "decide", "decide.then.detect", "last"].map((path) =>
      boxes.get(path),
    );
    if (fetch === undefined || decide === undefined || inner === undefined || last === undefined)
      throw new Error("a step has no place");
    expect(fetch.x + fetch.width).toBeLessThan(decide.x);
    expect(decide.x + decide.width).toBeLessThan(last.x);
    expect(lanes.get("decide")?.map(({ name }) => name)).toEqual(["then", "else"]);
    expect(inner.x + inner.width).toBeLessThan(decide.width);
    expect(inner.y + inner.height).toBeLessThan(lanes.get("decide")?.[1]?.y ?? 0);
  });

  it("wraps a long chain into rows in the order in which it runs", () => {
    const chain = aGraph(Array.from({ length: 9 }, (_, index) => aNode(`step_${index}`)));
    const { rows } = placeGraph(chain, {});
    const inRows = chain.nodes.map(({ path }) => rows.get(path)?.row ?? -1);
    expect(inRows.toSorted((one, other) => one - other)).toEqual(inRows);
    expect(new Set(inRows).size).toBeGreaterThan(1);
    expect(rows.has("step_0")).toBe(true);
    expect(placeGraph(chain, { step_0: { x: 5, y: 5 } }).rows.has("step_0")).toBe(false);
  });

  it("leaves a step where a person put it", () => {
    expect(placeGraph(GRAPH, { last: { x: 7, y: 9 } }).boxes.get("last")).toMatchObject({ x: 7, y: 9 });
  });

  it("places 500 steps without an overlap", () => {
    const many = aGraph(Array.from({ length: 500 }, (_, index) => aNode(`step_${index}`)));
    const boxes = [...placeGraph(many, {}).boxes.values()].toSorted(
      (left, right) => left.y - right.y || left.x - right.x,
    );
    const isApart = boxes.every(({ x, y }, index) => {
      const before = boxes[index - 1];
      return before === undefined || x >= before.x + before.width || y >= before.y + before.height;
    });
    expect([boxes.length, isApart]).toEqual([500, true]);
    // As wide as it is long, more or less, and not one row that nobody can look at.
    const [right, bottom] = [Math.max(...boxes.map(({ x }) => x)), Math.max(...boxes.map(({ y }) => y))];
    expect(right / bottom).toBeGreaterThan(0.8);
    expect(right / bottom).toBeLessThan(3);
  });
});

describe("toFlowNodes and toFlowEdges", () => {
  it("puts steps into the containers that hold them", () => {
    const layout = { positions: {}, notes: [{ id: "n", text: "hm", x: 1, y: 2, width: 3, height: 4 }] };
    const nodes = toFlowNodes({
      graph: GRAPH,
      placed: placeGraph(GRAPH, {}),
      layout,
      selected: ["last"],
      breakpoints: ["fetch"],
    });
    expect(nodes.map(({ id, type, parentId, selected }) => [id, type, parentId, selected])).toEqual([
      ["note:n", "note", undefined, false],
      ["fetch", "step", undefined, false],
      ["decide", "container", undefined, false],
      ["decide.then.detect", "step", "decide", false],
      ["last", "step", undefined, true],
    ]);
  });

  it("tells a value once for each output, and no order where a wire says it", () => {
    const wire = { kind: "wire", from: "fetch", fromField: "bars", toField: "bars", wire: "bars" } as const;
    const graph = { ...GRAPH, edges: [...GRAPH.edges, { ...wire, to: "decide" }, { ...wire, to: "last" }] };
    const edges = toFlowEdges(graph, placeGraph(graph, {}), () => ({
      text: "2 items",
      whole: "2 items",
      hash: "abc",
    }));
    expect(edges.map(({ id, data }) => [id, data?.value?.text])).toEqual([
      ["next decide  last ", undefined],
      ["wire fetch bars decide bars", "2 items"],
      ["wire fetch bars last bars", undefined],
    ]);
  });
});

describe("refuseConnection", () => {
  const refuse = (source: string, sourceHandle: string, target: string, targetHandle: string) =>
    refuseConnection(GRAPH, { source, sourceHandle, target, targetHandle });

  it.each([
    ["fetch", "out:bars", "last", "in:bars", undefined],
    ["fetch", "out:bars", "last", "in:window", "number is wanted here, this gives bars"],
    ["fetch", "after", "last", "before", undefined],
    ["fetch", "after", "decide.then.detect", "before", "fetch and detect stand in different lists"],
    ["fetch", "after", "fetch", "before", "a step cannot wait for itself"],
  ])("from %s %s to %s %s: %s", (source, sourceHandle, target, targetHandle, reason) => {
    expect(refuse(source, sourceHandle, target, targetHandle)).toBe(reason);
  });

  it("refuses a circle, and an output to an order port", () => {
    const graph = aGraph([aNode("one", { needs: ["two"] }), aNode("two")]);
    const ends = { source: "one", sourceHandle: "after", target: "two", targetHandle: "before" };
    expect(refuseConnection(graph, ends)).toBe("one waits for two already");
    expect(refuse("fetch", "out:bars", "last", "before")).toMatch(/^connect an output to an input/);
  });
});

describe("what a form offers", () => {
  it("lists the outputs of the right type before a step, and what expressions can name", () => {
    const last = GRAPH.nodes[3];
    if (last === undefined) throw new Error("no last step");
    expect(outputsFor(GRAPH, last, "bars").map(({ label }) => label)).toEqual([
      "decide.then.detect.bars",
      "decide.bars",
      "fetch.bars",
    ]);
    expect(completionsFor(GRAPH, last)).toContain("${steps.fetch.bars}");
  });

  it.each([
    ["7", "number", 7],
    ["", "number", undefined],
    ["${steps.a.b}", "number", "${steps.a.b}"],
    ["true", "boolean", true],
    ["SPX, FB", "symbols", ["SPX", "FB"]],
    ["2020", "date", "2020"],
    ['{"a": 1}', "weights", { a: 1 }],
    ["{a", "weights", "{a"],
  ])("reads %j as a %s", (text, wire, value) => {
    expect(readWritten(text, wire)).toEqual(value);
  });

  it("shows values as a person writes them, and short on a wire", () => {
    expect([showWritten(["SPX", "FB"]), showWritten({ a: 1 }), showWritten(undefined)]).toEqual([
      "SPX FB",
      '{"a":1}',
      "",
    ]);
    const summary = { symbol: "SPX", bars: 5105, from: "2000-01-03" };
    expect(showOnWire({ summary, hash: HASH })).toEqual({
      text: "SPX, 5105, 2000-01-03",
      whole: '{"symbol":"SPX","bars":5105,"from":"2000-01-03"}',
      hash: HASH,
    });
    expect(wireTone("bars")).not.toBe(wireTone("regimes"));
    expect(wireTone("whatever")).toBeLessThan(8);
  });
});

describe("placeOfNew", () => {
  it.each([
    [[], undefined, { list: "", index: 3 }],
    [["fetch"], undefined, { list: "", index: 1 }],
    [["decide"], undefined, { list: "", index: 2 }],
    [["decide.then.detect"], undefined, { list: "decide.then", index: 1 }],
    [["fetch"], "decide.else", { list: "decide.else", index: 0 }],
  ])("of %j and %s", (selected, list, place) => {
    expect(placeOfNew(GRAPH, selected, list)).toMatchObject({ list: place.list, index: place.index });
  });
});

describe("findEntries", () => {
  it("finds by every word, titles before the rest", () => {
    const entry = (title: string, help: string): PaletteEntry => ({
      group: "Data",
      title,
      help,
      step: { kind: "call", slice: "data", method: title },
      inputs: [],
      outputs: [],
    });
    const entries = [entry("refresh", "loads bars"), entry("bars", "all"), entry("stats", "counts")];
    expect(findEntries(entries, "bars").map(({ title }) => title)).toEqual(["bars", "refresh"]);
    expect(findEntries(entries, "data. stat").map(({ title }) => title)).toEqual(["stats"]);
    expect(findEntries(entries, " ")).toBe(entries);
  });
});
