import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { callMethod } from "#engine/registry/call-method.ts";
import { createRegistry } from "#engine/registry/registry.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { loadUserSlices } from "./load-user-slice.ts";

const GREEDY = `import { defineSlice } from "gpt-trader";
export const slice = defineSlice(
  { id: "greedy", version: "1.0.0", title: "Greedy", methods: { eat: { title: "Eat", input: {}, output: {} } } },
  { eat() { const kept: unknown[] = []; for (;;) kept.push(new Array(10_000).fill(kept.length)); } },
);`;

/** Its method \`run\` hangs when it is given 1. */
const hangingAtOne = (id: string) => `import { defineSlice } from "gpt-trader";
export const slice = defineSlice(
  { id: "${id}", version: "1.0.0", title: "Hangs", methods: { run: {
    title: "Run",
    input: { count: { type: "number", default: 1 } },
    output: { text: { type: "text" } },
  } } },
  { run({ count }) { if (count === 1) for (;;); return { text: String(count) }; } },
);`;

/** Holds memory that no limit of the heap counts. */
const HOARDER = `import { defineSlice } from "gpt-trader";
export const slice = defineSlice(
  { id: "hoarder", version: "1.0.0", title: "Hoarder", methods: { eat: { title: "Eat", input: {}, output: {} } } },
  { eat() { const kept: unknown[] = []; for (;;) if (kept.length < 600) kept.push(new Uint8Array(1_000_000).fill(1)); } },
);`;

const HANG = "for (;;);";

/** Long enough for code that ends, on a machine that does much else besides. */
const DEADLINE_MS = 8_000;

async function load(sources: Readonly<Record<string, string>>) {
  const folder = aDirectory();
  for (const [id, source] of Object.entries(sources)) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, "slice.ts"), source);
  }
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  const health: string[] = [];
  const loaded = await loadUserSlices({
    folder,
    file: new URL("./user-code.worker.ts", import.meta.url),
    allowedHashes: Object.values(sources).map((source) => nodeHasher(source)),
    registry,
    onHealth: (slice, state) => health.push(`${slice} ${state}`),
    deadlineMs: DEADLINE_MS,
    loadDeadlineMs: DEADLINE_MS,
    mostBytes: 300 * 2 ** 20,
  });
  onTestFinished(() => loaded.dispose());
  return { registry, health };
}

describe("user code", () => {
  it("is ended when it eats all memory, and the process lives on", async () => {
    const { registry } = await load({ greedy: GREEDY });
    await expect(callMethod(await registry.load("greedy"), "eat", {}, aContext())).rejects.toMatchObject({
      code: "worker.lost",
    });
  });

  it("is ended when it holds too much outside of its heap, and the process lives on", async () => {
    const { registry } = await load({ hoarder: HOARDER });
    await expect(callMethod(await registry.load("hoarder"), "eat", {}, aContext())).rejects.toMatchObject({
      kind: "user",
      code: "worker.memory-exceeded",
      message: "hoarder must hold at most 300 MB of memory, held more and was ended",
    });
  });

  it("is ended at its deadline, and the next call works again", async () => {
    const { registry } = await load({ mine: hangingAtOne("mine") });
    const slice = await registry.load("mine");
    await expect(callMethod(slice, "run", {}, aContext())).rejects.toMatchObject({
      code: "worker.deadline-exceeded",
    });
    expect(await callMethod(slice, "run", { count: 2 }, aContext())).toEqual({ text: "2" });
  });

  it("is disabled when it never ends as it loads, at one deadline for all, and the others run", async () => {
    const { registry, health } = await load({ one: HANG, two: HANG, zebra: hangingAtOne("zebra") });
    expect(health.slice(0, 3).toSorted()).toEqual(["one running", "two running", "zebra running"]);
    for (const id of ["one", "two"])
      expect(registry.disabledReason(id)).toBe(`${id} must answer within ${DEADLINE_MS} ms, did not`);
    const zebra = await registry.load("zebra");
    expect(await callMethod(zebra, "run", { count: 2 }, aContext())).toEqual({ text: "2" });
  });
});
