import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

const TEXT = `name: mine
steps:
  - fetch_data: { slice: data, method: get_historical }
  - select: { slice: ml_strategy, method: predict_best }
  - size: { slice: position_sizing, method: calculate }
  - trade: { slice: backtest, method: execute }
`;

async function aPerson() {
  const workspace = aDirectory();
  const file = join(workspace, "workflows", "mine.yaml");
  mkdirSync(join(workspace, "workflows"));
  writeFileSync(file, TEXT);
  const app = await openAnApp([], workspace);
  const call = (words: string) => callCommandLine(app, words.split(" "));
  await call(
    "run --workflow mine --symbols SPX --strategy momentum --from 2015-01-01 --to 2015-12-31 --seed 7",
  );
  const newest = async () => (await app.handlers["run:list"](undefined))[0]!;
  return { file, app, call, newest };
}

it("runs a workflow anew from a step of a run, with the outcomes of the steps before by their hash", async () => {
  const { app, call, newest } = await aPerson();
  const first = await newest();
  const { code, out } = await call("runs rerun last --from trade");
  expect([code, out]).toEqual([0, expect.stringContaining(`from trade of run ${first.runId})`)]);
  expect(out).not.toContain("✓ size");

  const second = await newest();
  expect(second).toMatchObject({ status: "completed", rerunOf: { runId: first.runId, step: "trade" } });
  expect(second.inputs).toEqual(first.inputs);
  const from = second.steps.map(({ step, takenFrom }) => [step, takenFrom]);
  expect(from).toEqual([
    ["fetch_data", first.runId],
    ["select", first.runId],
    ["size", first.runId],
    ["trade", undefined],
  ]);
  const outcomes = async ({ runId }: typeof first) =>
    (await app.handlers["builder:get-outcomes"]({ runId })).outcomes.filter(
      ({ field }) => field !== "result",
    );
  expect(await outcomes(second)).toEqual(await outcomes(first));
  const orders = async ({ runId }: typeof first) =>
    (await app.handlers["run:get-result"]({ runId }))?.orderListHash;
  expect(await orders(second)).toBe(await orders(first));
  expect((await call("runs show last")).out).toContain(`from trade of run ${first.runId};`);

  // What a run took over can be taken over again.
  await call("runs rerun last --from size");
  expect(await orders(await newest())).toBe(await orders(first));
});

it("runs the present text from there, and refuses one that has changed before", async () => {
  const { file, call, newest } = await aPerson();
  writeFileSync(
    file,
    TEXT.replace(
      "method: calculate",
      "method: calculate, with: { sizingMethod: fixed_quantity, quantity: 3 }",
    ),
  );
  expect(await call("runs rerun last --from trade")).toMatchObject({
    code: 2,
    err: expect.stringContaining("size has changed since"),
  });
  expect(await call("runs rerun last --from size")).toMatchObject({ code: 0, err: "" });
  expect((await newest()).steps.map(({ takenFrom }) => takenFrom !== undefined)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect((await call("runs rerun last --from sise")).err).toContain("did you mean size?");
});

it("runs from there with other inputs, unless a step before has read them", async () => {
  const { app, call, newest } = await aPerson();
  const first = await newest();
  expect((await call("runs rerun last --from trade --input feeBps=0")).code).toBe(2);
  expect((await call("runs rerun last --from select --input feeBps=0")).code).toBe(0);
  const second = await newest();
  expect(second.inputs).toEqual({ ...first.inputs, feeBps: 0 });
  const fees = async ({ runId }: typeof first) =>
    (await app.handlers["run:get-result"]({ runId }))?.fills.map(({ fee }) => fee > 0);
  expect(await fees(first)).toContain(true);
  expect(await fees(second)).toContain(false);
  expect(await fees(second)).not.toContain(true);
});

it("says what is wrong with a text, by line, and what each step takes from which", async () => {
  const { file, call } = await aPerson();
  expect(await call("workflows check mine")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/trade +backtest\.execute +fetch_data, select, size\n.*mine can run: 4 steps/),
  });
  writeFileSync(file, TEXT.replace("method: execute", "method: exekute"));
  const wrong = await call("workflows check mine --json");
  expect(wrong.code).toBe(2);
  expect(JSON.parse(wrong.out)).toMatchObject({
    kind: "workflow-check",
    problems: [{ line: 6, node: "trade", remedy: "did you mean execute?" }],
  });
});

it("never begins again at what sent orders on paper", async () => {
  const { call, newest } = await aPerson();
  await call(
    "run --mode paper --strategy momentum --symbols SPX --input maximumBars=30 --input barIntervalMs=0",
  );
  const { runId } = await newest();
  expect(await call(`runs rerun ${runId} --from market_loop`)).toMatchObject({
    code: expect.any(Number),
    err: expect.stringContaining("sent orders in run"),
  });
  expect((await newest()).runId).toBe(runId);
});
