import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Trial } from "./evaluate.ts";

/** Small enough that progress and cancel feel immediate, large enough that calls cost little. */
const SETS_A_CHUNK = 16;

/** Spreads the parameter sets over the caller's lanes and answers the trials in the order of the sets. */
export async function runChunks(
  parameterSets: readonly StrategyParameters[],
  evaluateInput: Readonly<Record<string, unknown>>,
  caller: SliceCaller,
  context: SliceContext,
): Promise<readonly Trial[]> {
  const chunks = Array.from({ length: Math.ceil(parameterSets.length / SETS_A_CHUNK) }, (_, index) =>
    parameterSets.slice(index * SETS_A_CHUNK, (index + 1) * SETS_A_CHUNK),
  );
  const answers: (readonly Trial[])[] = chunks.map(() => []);
  let next = 0;
  let done = 0;
  const work = async (lane: number): Promise<void> => {
    for (let index = next; index < chunks.length; index = next) {
      next += 1;
      context.cancellation.throwIfCancelled();
      const chunk = chunks[index] ?? [];
      const answer = await caller.call(
        "optimize",
        "evaluate",
        { ...evaluateInput, parameterSets: chunk },
        { seed: context.seed, cancellation: context.cancellation, onProgress: () => undefined, lane },
      );
      answers[index] = (answer as { readonly trials: readonly Trial[] }).trials;
      done += chunk.length;
      context.progress(
        done / parameterSets.length,
        `${String(done)} of ${String(parameterSets.length)} backtests`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(caller.lanes, chunks.length) }, (_, lane) => work(lane)));
  return answers.flat();
}
