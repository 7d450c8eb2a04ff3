import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Trial } from "./evaluate.ts";
import type { OpenStudy } from "./ports.ts";
import { runChunks } from "./run-chunks.ts";
import type { Venue } from "./venue.ts";

/** What evaluated trials wait for each other before they are kept: a write of its own for each would cost more than they. */
const KEEP_AFTER_MS = 250;

/** Backtests parameter sets for one study: what an earlier process did is read back, the rest is counted and kept. */
export interface TrialRunner {
  evaluate(sets: readonly StrategyParameters[], range: DateRange): Promise<readonly Trial[]>;
  /** Backtests that were run, and those that were read back. */
  readonly counts: { readonly run: number; readonly readBack: number };
}

export interface TrialRunnerOptions {
  readonly bars: readonly BarSeries[];
  readonly strategy: string;
  readonly venue: Venue;
  readonly study: OpenStudy;
  readonly caller: SliceCaller;
  readonly context: SliceContext;
  onEvaluated(): void;
}

export function createTrialRunner(options: TrialRunnerOptions): TrialRunner {
  const { bars, strategy, venue, study, caller, context } = options;
  const known = new Map(study.known.map(({ range, trial }) => [keyOf(range, trial.parameters), trial]));
  const costs = context.hash(canonicalJson({ strategy, ...venue }));
  const counts = { run: 0, readBack: 0 };

  async function evaluateFresh(sets: readonly StrategyParameters[], range: DateRange): Promise<void> {
    let waiting: Trial[] = [];
    let keptMs = context.clock.monotonicMs();
    const keep = (): void => {
      if (waiting.length > 0) study.keep(range, costs, waiting);
      waiting = [];
      keptMs = context.clock.monotonicMs();
    };
    try {
      await runChunks(
        sets,
        { bars, range, strategy, ...venue },
        { caller, context },
        {
          beforeChunk: () => study.untilGoing(context.cancellation),
          onChunk(trials) {
            waiting.push(...trials);
            counts.run += trials.length;
            for (const trial of trials) known.set(keyOf(range, trial.parameters), trial);
            if (context.clock.monotonicMs() - keptMs >= KEEP_AFTER_MS) keep();
            options.onEvaluated();
          },
        },
      );
    } finally {
      // Also of a batch that was cancelled: what was run counts.
      keep();
    }
  }

  /** What is read back takes time too when there is much of it. */
  async function look(): Promise<void> {
    await study.untilGoing(context.cancellation);
    context.cancellation.throwIfCancelled();
  }

  return {
    counts,
    async evaluate(sets, range) {
      const fresh = sets.filter((parameters) => !known.has(keyOf(range, parameters)));
      counts.readBack += sets.length - fresh.length;
      if (fresh.length > 0) await evaluateFresh(fresh, range);
      else await look();
      return sets.map((parameters) => {
        const trial = known.get(keyOf(range, parameters));
        invariant(trial !== undefined, "each parameter set must give a trial");
        return trial;
      });
    },
  };
}

/** Parameters are in the strategy's order wherever they come from. */
function keyOf({ from, to }: DateRange, parameters: StrategyParameters): string {
  return `${from}|${to}|${Object.entries(parameters).join("|")}`;
}
