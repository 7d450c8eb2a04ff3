import type { CountedBatch } from "#engine/base/counted-backtests.ts";
import { userError } from "#shared/errors/app-error.ts";
import { STUDY_SOURCES, type MarketTrials, type StudyBook } from "./ports.ts";
import type { Trial } from "./evaluate.ts";

/**
 * Studies that nobody keeps: for a thread without a store. What it counts itself is its own work only; `onBacktests`
 * hears of each batch, so that who has a ledger can count it.
 */
export function createMemoryStudies(onBacktests: (batch: CountedBatch) => void = () => undefined): StudyBook {
  return {
    open({ key, kind, strategy, bars }) {
      const trials: Trial[] = [];
      return {
        id: `unkept-${key.slice(0, 12)}`,
        known: [],
        keep(range, terms, kept) {
          trials.push(...kept);
          const backtests = kept.map((trial) => ({ ...trial, strategy }));
          onBacktests({ source: STUDY_SOURCES[kind], bars, range, terms, backtests });
        },
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
