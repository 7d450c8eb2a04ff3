import { neverCancelled } from "#engine/base/cancellation.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { OwnStrategyCaller } from "#engine/base/parallel.ts";
import type { StrategyFace } from "#engine/calc/strategies/own-strategies.ts";
import { shareColumns } from "./share-columns.ts";
import type { StrategyCode, UserCodeApi } from "./user-code-contract.ts";
import { OWN_CODE_BYTES } from "./watch-memory.ts";
import { WorkerLane } from "./worker-lane.ts";

/** A strategy that gives no sign of life for longer is taken for a loop without end. */
const SILENCE_MS = 30_000;
const LOAD_SILENCE_MS = 3_000;
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
/** The slice that every run of a named strategy calls first. */
const FIRST_SLICE = "ml_strategy";

export interface StrategyThreadsOptions {
  /** The built user-code.worker. */
  readonly file: string | URL;
  /** Default 30 seconds. */
  readonly silenceMs?: number;
  /** Default 3 seconds; every command waits for a strategy to load, and all that it has to do then is to say what it is. */
  readonly loadSilenceMs?: number;
}

export interface StrategyThreads extends OwnStrategyCaller {
  /** Evaluates the file in its thread and answers what it says of itself; throws what is wrong with it. */
  describe(code: StrategyCode): Promise<StrategyFace>;
  dispose(): Promise<void>;
}

type Lane = WorkerLane<UserCodeApi>;

/**
 * Locked-down threads by strategy and slice, so that a long search does not keep a session's signals waiting. Columns
 * cross as shared memory, because a strategy is only given copies of single bars.
 */
export function createStrategyThreads(options: StrategyThreadsOptions): StrategyThreads {
  const { file, silenceMs = SILENCE_MS, loadSilenceMs = LOAD_SILENCE_MS } = options;
  const codes = new Map<string, StrategyCode>();
  const lanes = new Map<string, Lane>();

  function laneOf(strategy: string, slice: string): Lane {
    const name = `strategy ${strategy} ${slice}`;
    const lane =
      lanes.get(name) ??
      new WorkerLane<UserCodeApi>({
        owner: { field: "strategy", id: strategy },
        file,
        worker: { name, env: {}, resourceLimits: LIMITS },
        mostBytes: OWN_CODE_BYTES,
        // What becomes of a call is its own error; it says nothing about the slice.
        onState: () => undefined,
      });
    lanes.set(name, lane);
    return lane;
  }

  return {
    async describe(code) {
      const lane = laneOf(code.id, FIRST_SLICE);
      try {
        const face = await lane.call({
          cancellation: neverCancelled,
          onProgress: () => undefined,
          deadlineMs: loadSilenceMs,
          isDeadlineOfSilence: true,
          send: (api) => api.describeStrategy(code),
        });
        codes.set(code.id, code);
        return face as StrategyFace;
      } catch (thrown) {
        // A thread that nothing will call again.
        await lane.dispose();
        throw thrown;
      }
    },
    async call(strategies, slice, method, input, { seed, cancellation, onProgress, onBacktests }) {
      const [first] = strategies;
      invariant(first !== undefined, "a call with own strategies must name one");
      const used = strategies.flatMap((id) => codes.get(id) ?? []);
      const shared = shareColumns(input);
      const answer = await laneOf(first, slice).call({
        cancellation,
        onProgress,
        onBacktests,
        deadlineMs: silenceMs,
        isDeadlineOfSilence: true,
        send: (api, cancelFlag) =>
          api.callWithStrategies({ codes: used, slice, method, input: shared, seed, cancelFlag }),
      });
      return answer as Awaited<ReturnType<OwnStrategyCaller["call"]>>;
    },
    async dispose() {
      await Promise.all([...lanes.values()].map((lane) => lane.dispose()));
    },
  };
}
