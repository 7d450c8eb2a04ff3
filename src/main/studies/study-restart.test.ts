import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createCancellation, neverCancelled, type Cancellation } from "#engine/base/cancellation.ts";
import { optimizeManifest } from "#engine/slices/optimize/manifest.ts";
import type { StudyBook } from "#engine/slices/optimize/ports.ts";
import { SAMPLERS } from "#engine/slices/optimize/search-schemas.ts";
import { createOptimize } from "#engine/slices/optimize/slice.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { aLocalCaller } from "#engine/testing/a-local-caller.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { seriesNames } from "#main/store/trial-ledger.ts";
import { aLibrary } from "#main/testing/a-study-library.ts";

type Place = ReturnType<typeof aLibrary>;

const BARS = [loadSpx()];
const RANGE = { from: "2017-01-01", to: "2019-12-31", isAsked: true };
const GIVEN = { bars: BARS, range: RANGE, points: 5, trials: 24 };
const { run, walk_forward: walkForward } = optimizeManifest.methods;

interface Search {
  readonly method: "run" | "walk_forward";
  readonly input: Readonly<Record<string, unknown>>;
}

const SEARCHES: readonly (readonly [string, Search])[] = [
  ...SAMPLERS.map((sampler): readonly [string, Search] => [
    `a ${sampler} search`,
    { method: "run", input: run.input.parse({ ...GIVEN, sampler, overfittingTrials: 4 }) },
  ]),
  [
    "a walk forward",
    {
      method: "walk_forward",
      input: walkForward.input.parse({ ...GIVEN, sampler: "tpe", windows: 2, purgeBars: 0 }),
    },
  ],
];

interface Hooks {
  readonly cancellation?: Cancellation;
  readonly onCall?: (callsBefore: number) => void;
  /** The search comes to where a person can hold it. */
  readonly onLook?: () => void;
}

/** Runs the search over the place's studies; `heard` is what it asked its lanes for. */
function search({ method, input }: Search, { library }: Place, hooks: Hooks = {}) {
  const { cancellation = neverCancelled, onCall = () => undefined, onLook = () => undefined } = hooks;
  const studies: StudyBook = {
    ...library,
    open(definition) {
      const study = library.open(definition);
      return {
        ...study,
        untilGoing(by) {
          onLook();
          return study.untilGoing(by);
        },
      };
    },
  };
  let calls = 0;
  const { caller, heard } = aLocalCaller(
    (own) => createOptimize({ caller: own }),
    1,
    () => {
      calls += 1;
      onCall(calls - 1);
    },
  );
  const { methods } = createOptimize({ caller, studies });
  const context = aContext({ seed: 4, cancellation });
  // Parsed above by the method's own schema.
  const answer = Promise.resolve(methods[method](input as never, context)) as Promise<unknown>;
  return { heard, answer };
}

const count = ({ ledger }: Place) => ledger.count(seriesNames(BARS), RANGE);

describe.each(SEARCHES)("%s", (_, wish) => {
  it("ends as one that never was cut off, wherever that was, and evaluates nothing twice", async () => {
    const whole = aLibrary();
    const expected = search(wish, whole);
    const answer = await expected.answer;
    for (const callsBefore of [1, expected.heard.length - 1]) {
      const cut = aLibrary();
      const first = search(wish, cut, {
        onCall(calls) {
          if (calls === callsBefore) throw new Error("the power went out");
        },
      });
      await expect(first.answer).rejects.toThrow("the power went out");
      const later = aLibrary(cut.file);
      expect(await search(wish, later).answer).toEqual(answer);
      expect(count(later)).toEqual(count(whole));
    }
  });

  it("holds when a person pauses it, also over a restart, and then goes on to the same end", async () => {
    const whole = aLibrary();
    const answer = await search(wish, whole).answer;
    const place = aLibrary();
    const shutdown = createCancellation();
    const first = search(wish, place, {
      cancellation: shutdown,
      onCall(calls) {
        if (calls === 1) place.library.pause("study-1", "anna");
      },
      onLook() {
        if (place.library.find("study-1").status === "paused") shutdown.cancel("shutdown");
      },
    });
    await expect(first.answer).rejects.toMatchObject({ code: "run.cancelled" });
    expect(place.library.find("study-1").status).toBe("paused");

    const later = aLibrary(place.file);
    const steps: string[] = [later.library.find("study-1").status];
    const letGo = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn += 1) await setImmediate();
      steps.push("let go");
      later.library.goOn("study-1", "anna");
    };
    const second = search(wish, later, { onCall: () => steps.push("call") });
    await letGo();
    expect(await second.answer).toEqual(answer);
    expect(steps.slice(0, 3)).toEqual(["paused", "let go", "call"]);
    expect(later.library.find("study-1").status).toBe("complete");
    expect(count(later)).toEqual(count(whole));
  });

  it("asks for nothing more once it is cancelled, and keeps what was run", async () => {
    const place = aLibrary();
    const cancellation = createCancellation();
    const { answer, heard } = search(wish, place, {
      cancellation,
      onCall(calls) {
        if (calls === 1) cancellation.cancel("anna");
      },
    });
    await expect(answer).rejects.toThrow(/cancelled by anna/);
    expect(heard).toHaveLength(2);
    expect(count(place).backtests).toBeGreaterThan(0);
    expect(place.library.find("study-1").status).toBe("stopped");
  });
});

it("lets a person cancel while it reads back what an earlier process did", async () => {
  const input = run.input.parse({
    ...GIVEN,
    sampler: "tpe",
    trials: 400,
    grid: { fast: [5, 10], slow: [50] },
  });
  const place = aLibrary();
  const cancellation = createCancellation();
  // Two sets are all that there are, so every later proposal is known.
  const { answer } = search({ method: "run", input }, place, {
    cancellation,
    onCall: () => void setImmediate().then(() => cancellation.cancel("anna")),
  });
  await expect(answer).rejects.toThrow(/cancelled by anna/);
});
