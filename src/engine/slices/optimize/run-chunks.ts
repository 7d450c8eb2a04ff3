import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Trial } from "./evaluate.ts";
import { packSets, unpackTrials } from "./trial-columns.ts";

/** A chunk grows until it takes about this long: progress and cancel feel immediate, and calls cost little. */
const CHUNK_MS = 20;
const FIRST_SETS = 16;
const MAXIMUM_SETS = 2_048;

/** What the caller of a batch does between its chunks. */
export interface ChunkHooks {
  /** Resolves when the next chunk may start; a rejection ends the batch. */
  beforeChunk(): Promise<void>;
  onChunk(trials: readonly Trial[]): void;
}

/** Spreads the parameter sets over the caller's lanes and answers the trials in the order of the sets. */
export async function runChunks(
  parameterSets: readonly StrategyParameters[],
  evaluateInput: Readonly<Record<string, unknown>>,
  { caller, context }: { readonly caller: SliceCaller; readonly context: SliceContext },
  hooks: ChunkHooks,
): Promise<readonly Trial[]> {
  const answers: (readonly [number, readonly Trial[]])[] = [];
  let next = 0;
  let size = FIRST_SETS;
  const work = async (lane: number): Promise<void> => {
    while (next < parameterSets.length) {
      await hooks.beforeChunk();
      context.cancellation.throwIfCancelled();
      const start = next;
      const sets = parameterSets.slice(start, start + size);
      next = start + sets.length;
      if (sets.length === 0) return;
      const startMs = context.clock.monotonicMs();
      const answer = await caller.call(
        "optimize",
        "evaluate",
        { ...evaluateInput, ...packSets(sets) },
        { seed: context.seed, cancellation: context.cancellation, onProgress: () => undefined, lane },
      );
      const elapsedMs = context.clock.monotonicMs() - startMs;
      const trials = unpackTrials(sets, answer);
      answers.push([start, trials]);
      hooks.onChunk(trials);
      size = nextSize(sets.length, elapsedMs);
    }
  };
  const lanes = Math.min(caller.lanes, Math.ceil(parameterSets.length / FIRST_SETS));
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  return answers.toSorted(([left], [right]) => left - right).flatMap(([, trials]) => trials);
}

function nextSize(sets: number, elapsedMs: number): number {
  if (elapsedMs < CHUNK_MS / 2) return Math.min(MAXIMUM_SETS, sets * 2);
  return elapsedMs > CHUNK_MS * 2 ? Math.max(1, Math.floor(sets / 2)) : sets;
}
