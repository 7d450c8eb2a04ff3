import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { callMethod, checkOutput } from "#engine/registry/call-method.ts";
import { createRegistry } from "#engine/registry/registry.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { loadUserSlices } from "./load-user-slice.ts";

const FILE = new URL("./user-code.worker.ts", import.meta.url);
/** How long a thread may take is not the matter here; a busy machine may take its time. */
const PATIENT_MS = 60_000;
const EXAMPLE = new URL("../../../resources/examples/slices/hello_average/slice.ts", import.meta.url);

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

interface Parts {
  /** Default: all of them. */
  readonly allowed?: readonly string[];
}

/** A workspace with these slices, loaded by real workers. */
async function load(sources: Readonly<Record<string, string>>, { allowed }: Parts = {}) {
  const folder = await mkdtemp(join(tmpdir(), "slices-"));
  for (const [id, source] of Object.entries(sources)) {
    await mkdir(join(folder, id));
    await writeFile(join(folder, id, "slice.ts"), source);
  }
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  const health: string[] = [];
  const loaded = await loadUserSlices({
    folder,
    file: FILE,
    allowedHashes: allowed ?? Object.values(sources).map((source) => nodeHasher(source)),
    registry,
    onHealth(slice, state) {
      // How soon a thread gives a sign of life is up to the machine.
      if (state !== "silent") health.push(`${slice} ${state}`);
    },
    deadlineMs: PATIENT_MS,
    loadDeadlineMs: PATIENT_MS,
  });
  cleanups.push(async () => {
    await loaded.dispose();
    await rm(folder, { recursive: true });
  });
  return { registry, health };
}

/** A slice `mine` with one method `run` of this body; it takes and gives a number and a text. */
const withBody = (body: string, head = ""): string => `${head}
import { defineSlice } from "gpt-trader";
export const slice = defineSlice(
  { id: "mine", version: "1.0.0", title: "Mine", methods: { run: {
    title: "Run",
    input: { count: { type: "number", default: 1 } },
    output: { text: { type: "text" } },
  } } },
  { run({ count }, context): { text: string } { ${body} } },
);`;

async function run(source: string, parts: Parts = {}, context = aContext()): Promise<unknown> {
  const { registry } = await load({ mine: source }, parts);
  return callMethod(await registry.load("mine"), "run", {}, context);
}

describe("loadUserSlices", () => {
  it("runs the example that ships, over shared bars that it cannot write to", async () => {
    const source = await readFile(EXAMPLE, "utf8");
    const { registry, health } = await load({ hello_average: source });
    const slice = await registry.load("hello_average");
    const bars = [aBarSeries({ closes: [1, 2, 3, 4] })];
    const progress: string[] = [];
    const context = aContext({ progress: (_, message) => progress.push(message) });
    const answer = await callMethod(slice, "average_close", { bars, lastBars: 2 }, context);
    expect(progress).toEqual(["2 bars"]);
    expect(checkOutput(slice.manifest, "average_close", answer)).toEqual({ averageClose: 3.5, barsUsed: 2 });
    expect(registry.describe("hello_average")).toMatchObject({
      origin: "user",
      title: "Hello, average",
      disabledReason: undefined,
    });
    expect(new Set(health)).toEqual(new Set(["hello_average running"]));
  });

  it("asks for consent to exactly that file, and runs nothing of it before", async () => {
    const source = withBody('return { text: "x" };', 'throw new Error("it ran");');
    const { registry, health } = await load({ mine: source }, { allowed: ["another"] });
    expect([registry.disabledReason("mine"), health]).toEqual([
      `needs your consent: gpt-trader config set userCode.allowed '["another","${nodeHasher(source)}"]'`,
      [],
    ]);
  });

  it.each([
    ["is no TypeScript", "const = 1", /mine\/slice\.ts must be valid TypeScript, was not: .*\(1:7\)/],
    ["throws when it loads", 'throw new Error("no")', /mine\/slice\.ts failed: Error: no/],
    ["exports nothing", "export const other = 1;", /must export slice = defineSlice\(manifest, methods\)/],
    [
      "imports a module of node",
      withBody("return { text: readFileSync.name };", 'import { readFileSync } from "node:fs";'),
      /must import gpt-trader only, was node:fs/,
    ],
    [
      "has a wrong manifest",
      'export const slice = { manifest: { id: "mine", version: "1" }, methods: {} };',
      /version must be valid/,
    ],
    [
      "has a method without a function",
      withBody("return { text: '' };").replace("{ run(", "{ walk("),
      /method run must be a function/,
    ],
  ])("disables a slice that %s, with the reason, and the others run", async (_, source, reason) => {
    const good = withBody('return { text: "fine" };').replace('id: "mine"', 'id: "zebra"');
    const { registry } = await load({ mine: source, zebra: good });
    expect(registry.disabledReason("mine")).toMatch(reason);
    expect(await callMethod(await registry.load("zebra"), "run", {}, aContext())).toEqual({ text: "fine" });
  });

  it("disables a folder without a file, and one that takes the name of a built-in slice", async () => {
    const { registry } = await load({ data: withBody("return { text: '' };"), Bad: "" });
    expect([registry.list(), registry.disabledReason("Bad")]).toEqual([
      ["Bad", "user:data"],
      expect.stringMatching(/must be snake_case, was Bad/),
    ]);
  });

  it("holds no slices where there is no folder", async () => {
    const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
    const options = {
      folder: "/nowhere/at/all",
      file: FILE,
      allowedHashes: [],
      registry,
      onHealth: () => undefined,
    };
    await (await loadUserSlices(options)).dispose();
    expect(registry.list()).toEqual([]);
  });
});

describe("user code", () => {
  it("has no process, no network, no console and no environment", async () => {
    const names = [
      "process",
      "fetch",
      "WebSocket",
      "require",
      "console",
      "BroadcastChannel",
      "WebAssembly",
      "parentPort",
    ];
    const source = withBody(
      `return { text: ${JSON.stringify(names)}.filter((name) => (globalThis as any)[name] !== undefined).join() + typeof module };`,
    );
    expect(await run(source)).toEqual({ text: "object" });
  });

  it("cannot import a module at run time, however it asks", async () => {
    const source = withBody(
      'return (import("node:fs") as any).then(() => ({ text: "got it" }), (error: Error) => ({ text: error.message }));',
    );
    expect(await run(source)).toEqual({ text: "user code must import gpt-trader only, was node:fs" });
    const hidden = withBody(
      'return eval("import(\\"node:fs\\")").then(() => ({ text: "got it" }), () => ({ text: "denied" }));',
    );
    expect(await run(hidden)).toEqual({ text: "denied" });
  });

  it("draws its random numbers from the run's seed", async () => {
    const source = withBody("return { text: String(context.random()) };");
    const [first, again, other] = [
      await run(source),
      await run(source),
      await run(source, {}, aContext({ seed: 9 })),
    ];
    expect([first, other === first]).toEqual([again, false]);
    await expect(run(withBody("return { text: String(Math.random()) };"))).rejects.toMatchObject({
      kind: "user",
      code: "user-code.random-denied",
    });
  });

  it("is told which method answered what is no plain data", async () => {
    await expect(run(withBody("return { text: (() => 1) as any };"))).rejects.toMatchObject({
      kind: "user",
      code: "user-code.output-not-plain",
      field: "run",
      value: "mine",
    });
  });

  it("keeps the rest of Math", async () => {
    expect(await run(withBody("return { text: String(Math.max(1, Math.PI)) };"))).toEqual({
      text: "3.141592653589793",
    });
  });

  it("reports an error of its own as the user's, with its words", async () => {
    await expect(run(withBody('throw new RangeError("too far");'))).rejects.toMatchObject({
      kind: "user",
      code: "user-code.failed",
      message: "mine.run failed: RangeError: too far",
    });
  });

  it("is cancelled where it asks", async () => {
    const cancellation = createCancellation();
    const running = run(
      withBody("for (;;) context.throwIfCancelled();"),
      {},
      aContext({ cancellation, progress: () => undefined }),
    );
    cancellation.cancel("a person");
    await expect(running).rejects.toMatchObject({ code: "run.cancelled", value: "a person" });
  });
});
