import { userError } from "#shared/errors/app-error.ts";
import type { MarketTrials, StudyBook } from "./ports.ts";
import type { Trial } from "./evaluate.ts";

/** Studies that nobody keeps: for a thread without a store. What it counts is its own work only. */
export function createMemoryStudies(): StudyBook {
  return {
    open({ key }) {
      const trials: Trial[] = [];
      return {
        id: `unkept-${key.slice(0, 12)}`,
        known: [],
        keep: (_range, _costs, kept) => void trials.push(...kept),
        untilGoing: () => Promise.resolve(),
        look: () => countTrials(trials),
        finish: () => undefined,
        stop: () => undefined,
      };
    },
    openHoldOut({ study }) {
      throw userError({
        code: "study.unknown",
        message: `no study ${study} is kept here`,
        field: "study",
        value: study,
        remedy: "open it in the workspace that ran it",
      });
    },
    count: () => undefined,
  };
}

function countTrials(trials: readonly Trial[]): MarketTrials {
  const count = trials.length;
  const mean = trials.reduce((sum, { sharpe }) => sum + sharpe, 0) / count;
  const squares = trials.reduce((sum, { sharpe }) => sum + (sharpe - mean) ** 2, 0);
  return {
    backtests: count,
    distinct: count,
    varianceOfSharpes: count < 2 ? Number.NaN : squares / (count - 1),
  };
}
