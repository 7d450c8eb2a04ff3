import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createCancellation, neverCancelled, type Cancellation } from "#engine/base/cancellation.ts";
import type { CountedFacts } from "#engine/base/counted-backtests.ts";
import { findOwnStrategy, listOwnStrategies } from "#engine/calc/strategies/own-strategies.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createUserStrategies } from "./load-user-strategies.ts";
import { createStrategyThreads } from "./strategy-threads.ts";

const FILE = new URL("./user-code.worker.ts", import.meta.url);
/** How long a thread may take is not the matter here; a busy machine may take its time. */
const PATIENT_MS = 60_000;
const EXAMPLE = new URL("../../../resources/examples/strategies/gap_follow.ts", import.meta.url);

/** A workspace with these strategies, loaded by real workers; by default all of them are allowed. */
async function load(sources: Readonly<Record<string, string>>, allowed?: readonly string[]) {
  const folder = join(aDirectory(), "strategies");
  await mkdir(folder);
  for (const [name, source] of Object.entries(sources)) await writeFile(join(folder, name), source);
  const threads = createStrategyThreads({ file: FILE, silenceMs: PATIENT_MS, loadSilenceMs: PATIENT_MS });
  const disabled: string[] = [];
  const strategies = createUserStrategies({
    folder,
    allowedHashes: () => allowed ?? Object.values(sources).map((source) => nodeHasher(source)),
    threads,
    onDisabled: (id, reason) => disabled.push(`${id}: ${reason}`),
    onUsable: () => undefined,
    isInUse: () => false,
  });
  await strategies.refresh();
  onTestFinished(async () => {
    strategies.dispose();
    await threads.dispose();
  });
  return { threads, disabled };
}

interface StrategyParts {
  readonly id?: string;
  readonly head?: string;
  readonly parameters?: string;
  readonly more?: string;
}

/** A strategy `mine` whose `decide` has this body. */
const withBody = (
  body: string,
  { id = "mine", head = "", parameters = "[]", more = "" }: StrategyParts = {},
) => `
import { defineStrategy, type Bar } from "gpt-trader";
${head}
export const strategy = defineStrategy({
  id: "${id}", title: "Mine", description: "For a test.", sides: "long_short", parameters: ${parameters},
  warmUpBars: () => 1, ${more}
  start: (parameters) => ({ decide(bar: Bar, position: number) { ${body} } }),
});`;

const LONG = 'return position === 0 ? { target: "long", strength: 1, reason: "up" } : undefined;';
const CLOSES = Array.from({ length: 300 }, (_, index) => 100 + Math.sin(index / 5) * 10);

const SIGNALS = { bars: [aBarSeries({ closes: CLOSES })], account: { positions: [] } };

const options = (
  cancellation: Cancellation = neverCancelled,
  onBacktests: (facts: CountedFacts) => void = () => undefined,
) => ({
  seed: 1,
  cancellation,
  onProgress: () => undefined,
  onBacktests,
});

async function signalsOf(source: string) {
  const { threads } = await load({ "mine.ts": source });
  const input = { ...SIGNALS, strategy: "mine" };
  return threads.call(["mine"], "ml_strategy", "signals", input, options());
}

describe("createUserStrategies", () => {
  it("knows the example that ships, but never runs it in this thread", async () => {
    const source = await readFile(EXAMPLE, "utf8");
    const { disabled } = await load({ "gap_follow.ts": source, "README.md": "", "types.d.ts": "" });
    expect([listOwnStrategies().map(({ id }) => id), disabled]).toEqual([["gap_follow"], []]);
    const known = findOwnStrategy("gap_follow");
    expect(known?.parameters.map(({ name }) => name)).toEqual(["minimumGap", "maximumGap", "holdBars"]);
    expect(() => known?.start({})).toThrow(/must run in its own thread/);
  });

  it("asks for consent to exactly that file, and runs nothing of it before", async () => {
    const source = withBody(LONG, { head: 'throw new Error("it ran");' });
    const { disabled } = await load({ "mine.ts": source }, ["another"]);
    const reason = `needs your consent: gpt-trader config set userCode.allowed '["another","${nodeHasher(source)}"]'`;
    expect(disabled).toEqual([`mine: ${reason}`]);
    expect(() => findOwnStrategy("mine")).toThrow(
      expect.objectContaining({
        code: "strategy.disabled",
        message: `strategy mine is disabled: ${reason}`,
        remedy: "read strategies/mine.ts, then allow it; any change to it asks again",
      }),
    );
  });

  it("disables what is broken with its reason, and the others run", async () => {
    const { threads, disabled } = await load({
      "syntax.ts": "const = 1",
      "throws.ts": 'throw new Error("no")',
      "nothing.ts": "export const other = 1;",
      "module.ts": withBody(LONG, {
        id: "module",
        head: 'import { readFileSync } from "node:fs"; readFileSync;',
      }),
      "momentum.ts": withBody(LONG, { id: "momentum" }),
      "other_id.ts": withBody(LONG),
      "bad_range.ts": withBody(LONG, {
        id: "bad_range",
        parameters: '[{ name: "n", title: "N", unit: "bars", default: 9, minimum: 1, maximum: 5, step: 1 }]',
      }),
      "no_start.ts": withBody(LONG, { id: "no_start" }).replace("start:", "constraint: () => undefined, _:"),
      "contradicts.ts": withBody(LONG, { id: "contradicts", more: 'constraint: () => "never right",' }),
      "Bad.ts": withBody(LONG),
      "zebra.ts": withBody(LONG, { id: "zebra" }),
    });
    expect(disabled.toSorted()).toEqual([
      "Bad: name of a strategy's file must be snake_case, was Bad",
      "bad_range: parameters.0.default must lie from minimum to maximum, was 9",
      "contradicts: parameters of contradicts: never right",
      "module: user code must import gpt-trader only, was node:fs",
      "momentum: strategy id must be unique, was momentum twice",
      "no_start: field must be known, was _",
      "nothing: strategies/nothing.ts must export strategy = defineStrategy({ ... }), did not",
      "other_id: id must be the name of its file (other_id), was mine",
      expect.stringMatching(/^syntax: strategies\/syntax\.ts must be valid TypeScript, was not: .*\(1:7\)/),
      "throws: strategies/throws.ts failed: Error: no",
    ]);
    const input = { ...SIGNALS, strategy: "zebra" };
    expect(await threads.call(["zebra"], "ml_strategy", "signals", input, options())).toMatchObject({
      output: { signals: [{ target: "long" }] },
    });
  });

  it("knows none where there is no folder", async () => {
    const threads = { describe: () => Promise.reject(new Error("there is nothing to describe")) };
    const none = createUserStrategies({
      folder: "/nowhere/at/all",
      allowedHashes: () => [],
      threads,
      onDisabled: () => undefined,
      onUsable: () => undefined,
      isInUse: () => false,
    });
    await none.refresh();
    expect(listOwnStrategies()).toEqual([]);
  });
});

describe("a strategy in its thread", () => {
  it("runs the code that it was described by last", async () => {
    const { threads } = await load({ "mine.ts": withBody(LONG) });
    const input = { ...SIGNALS, strategy: "mine" };
    const target = async () => {
      const answer = await threads.call(["mine"], "ml_strategy", "signals", input, options());
      return (answer.output as { readonly signals: unknown }).signals;
    };
    expect(await target()).toMatchObject([{ target: "long" }]);
    await threads.describe({ id: "mine", source: withBody(LONG.replace('"long"', '"short"')) });
    expect(await target()).toMatchObject([{ target: "short" }]);
  }, 60_000);

  it("answers with the events of the method that it ran in", async () => {
    expect(await signalsOf(withBody(LONG))).toEqual({
      output: { signals: [expect.objectContaining({ symbol: "TEST", target: "long", reason: "up" })] },
      published: [
        {
          name: "signal.raised",
          payload: { symbol: "TEST", strategy: "mine", target: "long", reason: "up" },
        },
      ],
    });
  });

  it("trades, is compared with others, and is searched over a grid that its constraint cuts", async () => {
    const source = await readFile(EXAMPLE, "utf8");
    const other = withBody(LONG, { id: "other" });
    const { threads } = await load({ "gap_follow.ts": source, "other.ts": other });
    const market = {
      bars: [loadSpx()],
      range: { from: "2018-01-01", to: "2019-12-31", isAsked: true },
    };
    const strategies = ["gap_follow", "other", "buy_and_hold"];
    const compared = await threads.call(
      ["gap_follow", "other"],
      "backtest",
      "compare",
      { ...market, strategies },
      options(),
    );
    expect(compared.output).toMatchObject({ comparison: strategies.map((strategy) => ({ strategy })) });

    const grid = { minimumGap: [0.001, 0.01], maximumGap: [0.005, 0.05], holdBars: [5] };
    const searched = await threads.call(
      ["gap_follow"],
      "optimize",
      "run",
      { ...market, strategy: "gap_follow", grid },
      options(),
    );
    expect(searched.output).toMatchObject({ study: { strategy: "gap_follow", trialCount: 3 } });
  });

  it("tells of each backtest of a walk forward once, and of what was run when it is cancelled", async () => {
    const { threads } = await load({ "gap_follow.ts": await readFile(EXAMPLE, "utf8") });
    const cancellation = createCancellation();
    const counted: CountedFacts[] = [];
    const walk = async (by: Cancellation) => {
      const input = {
        bars: [loadSpx()],
        range: { from: "2014-01-01", to: "2019-12-31", isAsked: true },
        strategy: "gap_follow",
        sampler: "halving",
        trials: 20,
        windows: 2,
        halfSpreadBps: 3,
      };
      const given = options(by, (facts) => counted.push(facts));
      const { output } = await threads.call(["gap_follow"], "optimize", "walk_forward", input, given);
      return (output as { readonly walkForward: { readonly trialCount: number } }).walkForward;
    };
    const { trialCount } = await walk(cancellation);
    const all = counted.splice(0);
    // Halving tries most sets on a part of the days only; the choice and the defaults trade the days after each window.
    const backtests = all.flatMap(({ range, backtests: own }) =>
      own.map((of) => JSON.stringify([range, of])),
    );
    expect(backtests).toHaveLength(trialCount + 2 * 2);
    expect(new Set(backtests).size).toBe(backtests.length);
    expect(new Set(all.map(({ source }) => source))).toEqual(new Set(["optimize.walk_forward"]));

    const cut = createCancellation();
    const given = options(cut, (facts) => {
      counted.push(facts);
      cut.cancel("a test");
    });
    const input = { bars: [loadSpx()], range: { from: "1960-01-01", to: "2019-12-31", isAsked: true } };
    const search = { ...input, strategy: "gap_follow", sampler: "random", trials: 100_000 };
    const running = threads.call(["gap_follow"], "optimize", "run", search, given);
    await expect(running).rejects.toMatchObject({ code: "run.cancelled" });
    expect(counted.length).toBeGreaterThan(0);
  });

  it.each([
    [
      "throws",
      'throw new RangeError("too far");',
      "user-code.failed",
      /^mine\.decide failed: RangeError: too far$/,
    ],
    [
      "answers a strength of NaN",
      'return { target: "long", strength: 0 / 0, reason: "" };',
      "strategy.wrong-answer",
      /strength above 0 to 1, was NaN/,
    ],
    [
      "answers a target that there is not",
      'return { target: "up", strength: 1, reason: "" } as never;',
      "strategy.wrong-answer",
      /target long, short or flat, was up/,
    ],
    ["draws without a seed", "Math.random();", "user-code.random-denied", /was Math\.random\(\)/],
    ["reads the environment", "process.env;", "user-code.failed", /^mine\.decide failed: .*process/],
    ["fetches", 'fetch("http://127.0.0.1");', "user-code.failed", /^mine\.decide failed: .*fetch/],
  ])("fails with a user error that names it when it %s", async (_, body, code, message) => {
    await expect(signalsOf(withBody(body))).rejects.toMatchObject({
      kind: "user",
      code,
      message: expect.stringMatching(message),
    });
  });

  it("is cancelled in a loop without end", async () => {
    const { threads } = await load({ "mine.ts": withBody(`if (bar.close > 1_000) for (;;); ${LONG}`) });
    const call = (close: number, cancellation: Cancellation = neverCancelled) =>
      threads.call(
        ["mine"],
        "ml_strategy",
        "signals",
        { ...SIGNALS, bars: [aBarSeries({ closes: [close, close] })], strategy: "mine" },
        options(cancellation),
      );
    const cancellation = createCancellation();
    const running = call(2_000, cancellation);
    cancellation.cancel("a person");
    await expect(running).rejects.toMatchObject({ code: "run.cancelled", value: "a person" });
    expect(await call(1)).toMatchObject({ output: { signals: [{ target: "long" }] } });
  });
});
