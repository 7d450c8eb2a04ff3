import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { emptyOutcomes, type SimulatedOutcomes } from "#engine/calc/monte-carlo/simulated-outcomes.ts";

/** A path is a whole backtest, so that few of them already pay for the call. */
const PATHS_A_CALL = 4;

/** Spreads the paths over the caller's lanes; each path is the same whichever lane makes it. */
export async function spreadPaths(
  input: Readonly<Record<string, unknown>>,
  { paths, marks }: { readonly paths: number; readonly marks: number },
  caller: SliceCaller,
  context: SliceContext,
): Promise<SimulatedOutcomes> {
  const outcomes = emptyOutcomes(paths, marks);
  let next = 0;
  let done = 0;
  const work = async (lane: number): Promise<void> => {
    while (next < paths) {
      context.cancellation.throwIfCancelled();
      const firstPath = next;
      const count = Math.min(PATHS_A_CALL, paths - firstPath);
      next += count;
      const answer = await caller.call(
        "backtest",
        "simulate_paths",
        { ...input, firstPath, paths: count, marks },
        { seed: context.seed, cancellation: context.cancellation, onProgress: () => undefined, lane },
      );
      // The caller has checked it against the method's output.
      const part = (answer as { readonly outcomes: SimulatedOutcomes }).outcomes;
      outcomes.endEquity.set(part.endEquity, firstPath);
      outcomes.maximumDrawdown.set(part.maximumDrawdown, firstPath);
      outcomes.lowestEquity.set(part.lowestEquity, firstPath);
      outcomes.equityAtMarks.set(part.equityAtMarks, firstPath * marks);
      done += count;
      context.progress(done / paths, `${String(done)} of ${String(paths)} paths`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(caller.lanes, paths) }, (_, lane) => work(lane)));
  return outcomes;
}
