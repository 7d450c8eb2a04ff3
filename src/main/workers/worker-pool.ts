import type { SliceCaller } from "#engine/base/parallel.ts";
import { faceOf, listOwnStrategies } from "#engine/calc/strategies/own-strategies.ts";
import { shareColumns } from "./share-columns.ts";
import type { SliceWorkerApi } from "./worker-contract.ts";
import { WorkerLane, type LaneState } from "./worker-lane.ts";

/**
 * A sound method gives signs of life many times a second, or after each symbol: four seconds of work for five million
 * bars, which a machine that is busy with much else can draw out tenfold.
 */
const HUNG_AFTER_MS = 60_000;

export interface WorkerPoolOptions {
  /** The built slice.worker. */
  readonly file: string | URL;
  /** Threads that one slice may have; a call says which of them it wants. */
  readonly lanes: number;
  /** A thread that is silent for longer while it has work is replaced; default a minute. */
  readonly hungAfterMs?: number;
  /** Hears how the threads of a slice do. */
  readonly onHealth: (slice: string, state: LaneState, detail: string | undefined) => void;
}

export interface WorkerPool extends SliceCaller {
  /** Ends the threads of a slice as a crash would, to see that the rest goes on. */
  kill(slice: string): Promise<void>;
  /** The threads of each slice that was called, and what they have to do. */
  state(): readonly PoolState[];
  dispose(): Promise<void>;
}

export interface PoolState {
  readonly slice: string;
  readonly threads: number;
  readonly busy: number;
  readonly waiting: number;
}

/** Threads by slice and lane, each started by its first call. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const lanes = new Map<string, Map<number, WorkerLane<SliceWorkerApi>>>();

  function laneOf(slice: string, wanted: number): WorkerLane<SliceWorkerApi> {
    const ofSlice = lanes.get(slice) ?? new Map<number, WorkerLane<SliceWorkerApi>>();
    lanes.set(slice, ofSlice);
    const index = wanted % options.lanes;
    const lane =
      ofSlice.get(index) ??
      new WorkerLane<SliceWorkerApi>({
        owner: { field: "slice", id: slice },
        file: options.file,
        worker: { name: `${slice} ${index}`, env: {} },
        hungAfterMs: options.hungAfterMs ?? HUNG_AFTER_MS,
        onState: (state, detail) => options.onHealth(slice, state, detail),
      });
    ofSlice.set(index, lane);
    return lane;
  }

  const all = (): readonly WorkerLane<SliceWorkerApi>[] =>
    [...lanes.values()].flatMap((ofSlice) => [...ofSlice.values()]);

  return {
    lanes: options.lanes,
    call(slice, method, input, { seed, cancellation, onProgress, lane }) {
      const shared = shareColumns(input);
      const ownStrategies = listOwnStrategies().map(faceOf);
      return laneOf(slice, lane).call({
        cancellation,
        onProgress,
        deadlineMs: undefined,
        send: (api, cancelFlag) =>
          api.call({ slice, method, input: shared, seed, cancelFlag, ownStrategies }),
      });
    },
    async kill(slice) {
      await Promise.all(
        [...(lanes.get(slice)?.values() ?? [])].map((lane) => lane.kill("killed on purpose")),
      );
    },
    state: () =>
      [...lanes].map(([slice, ofSlice]) => {
        const states = [...ofSlice.values()].map((lane) => lane.state());
        return {
          slice,
          threads: states.filter(({ hasThread }) => hasThread).length,
          busy: states.filter(({ isBusy }) => isBusy).length,
          waiting: states.reduce((sum, { waiting }) => sum + waiting, 0),
        };
      }),
    async dispose() {
      await Promise.all(all().map((lane) => lane.dispose()));
    },
  };
}
