import { describe, expect, it } from "vitest";
import { keepWorkbench, readKept } from "./keep-workbench.ts";
import { createWorkbench } from "./workbench-store.ts";
import type { Selection } from "./workbench-store.ts";

function aStorage(): Pick<Storage, "getItem" | "setItem"> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

describe("a kept workbench", () => {
  it.each<Selection>([
    { kind: "workflow", name: "simple_backtest" },
    { kind: "run", runId: "run-1" },
    { kind: "paper", sessionId: "paper-1" },
  ])("comes back with $kind selected, with what was typed and without a mode", (selection) => {
    const storage = aStorage();
    const workbench = createWorkbench();
    keepWorkbench(workbench, storage);
    workbench.setState({ selection, modes: { a: "live" }, values: { a: { symbols: "SPX" } } });
    const again = createWorkbench(readKept(storage)).getState();
    expect([again.wanted, again.selection, again.modes, again.values]).toEqual([
      selection,
      { kind: "none" },
      {},
      { a: { symbols: "SPX" } },
    ]);
  });

  it.each([
    "null",
    "not json",
    '{"wanted":7,"values":[1]}',
    '{"wanted":{"kind":"run"},"values":{"a":{"b":1}}}',
  ])("begins anew when %s was kept", (text) => {
    const { wanted, values } = readKept({ getItem: () => text });
    expect([wanted, Object.values(values).every((inputs) => Object.keys(inputs).length === 0)]).toEqual([
      { kind: "none" },
      true,
    ]);
  });
});
