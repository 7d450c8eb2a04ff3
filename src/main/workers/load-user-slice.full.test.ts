import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { callMethod } from "#engine/registry/call-method.ts";
import { createRegistry } from "#engine/registry/registry.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { nodeHasher } from "#main/node-ports.ts";
import { loadUserSlices } from "./load-user-slice.ts";

const GREEDY = `import { defineSlice } from "gpt-trader";
export const slice = defineSlice(
  { id: "greedy", version: "1.0.0", title: "Greedy", methods: { eat: { title: "Eat", input: {}, output: {} } } },
  { eat() { const kept: unknown[] = []; for (;;) kept.push(new Array(10_000).fill(kept.length)); } },
);`;

it("ends user code that eats all memory, and the process lives on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "slices-"));
  await mkdir(join(folder, "greedy"));
  await writeFile(join(folder, "greedy", "slice.ts"), GREEDY);
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  const loaded = await loadUserSlices({
    folder,
    file: new URL("./user-code.worker.ts", import.meta.url),
    allowedHashes: [nodeHasher(GREEDY)],
    registry,
    onHealth: () => undefined,
  });
  await expect(callMethod(await registry.load("greedy"), "eat", {}, aContext())).rejects.toMatchObject({
    code: "worker.lost",
  });
  await loaded.dispose();
  await rm(folder, { recursive: true });
});
