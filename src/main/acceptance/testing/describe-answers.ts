import { toCanonical } from "#engine/base/canonical-json.ts";
import type { ArtifactReader } from "#main/store/artifact-store.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import type { Envelope } from "#shared/events/event-map.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";

type Answer = Readonly<Record<string, unknown>>;

/** A search as `optimize.run` answers it. */
interface Search extends Answer {
  readonly trials: readonly { readonly sharpe: number }[];
}

/** What a golden result keeps of each output, by the output's name; of any other, nothing. */
const DESCRIBE: Readonly<Record<string, (value: never) => Answer>> = {
  result: ({ strategy, symbols, statistics, orderListHash }: BacktestResult) => ({
    strategy,
    symbols,
    orderListHash,
    ...pick(statistics, "trades", "totalReturn", "sharpe", "maximumDrawdown", "feesPaid"),
  }),
  portfolio: (value: Answer) => ({
    ...pick(value, "orderListHash", "fillCount", "refusals"),
    ...pick(value["account"] as Answer, "equity", "feesPaid"),
  }),
  strategyChoice: ({ id, parameters, method, confidence, ranking }: StrategyChoice) => ({
    id,
    parameters,
    method,
    confidence,
    ranking: ranking.map((ranked) => `${ranked.id} ${ranked.score.toFixed(6)}`),
  }),
  study: (value: Search) => ({
    ...pick(value, "strategy", "trialCount", "inSample", "outOfSample"),
    ...pick(value, "best", "bestOutOfSample", "defaults", "defaultsOutOfSample"),
    rankedTrialsHash: hashArtifact(
      value.trials.toSorted((left, right) => right.sharpe - left.sharpe).map(toRounded),
    ),
  }),
  walkForward: (value: Answer) => ({
    ...pick(value, "strategy", "trialCount", "days", "unseen", "unseenOfDefaults", "stability"),
    windows: value["windows"],
    equityHash: hashArtifact(toRounded(value["equity"])),
  }),
  holdOut: (value: Answer) => pick(value, "days", "chosen", "defaults", "looksBefore"),
  monteCarlo: ({ seed, studies }: MonteCarlo) => ({
    seed,
    studies: studies.map(({ outcomes, ...study }) => ({
      ...pick(study, "method", "simulations", "sampleSize", "actual", "probabilityOfLoss"),
      outcomesHash: hashArtifact(toRounded(outcomes)),
    })),
  }),
  costStudy: (value: Answer) => value,
  lookAhead: (value: Answer) => value,
  results: (value: readonly Answer[]) => ({ rows: value }),
};

/** What a golden result keeps of the outputs of one step. */
export function describeAnswers(
  { payload: { step, outputs = {} } }: Envelope<"workflow.step.completed">,
  artifacts: ArtifactReader,
): readonly Answer[] {
  return Object.entries(outputs).flatMap(([output, hash]) => {
    const describe = DESCRIBE[output];
    if (describe === undefined) return [];
    return [toRounded({ step, output, ...describe(artifacts.get(hash) as never) })];
  });
}

function pick(value: object, ...names: readonly string[]): Answer {
  return Object.fromEntries(names.map((name) => [name, (value as Answer)[name]]));
}

/** Plain, with figures to nine digits: the last bits of a sum are no promise. */
function toRounded<T>(value: T): T {
  return JSON.parse(JSON.stringify(toCanonical(value)), (_, member: unknown) =>
    typeof member === "number" ? Number(member.toPrecision(9)) : member,
  ) as T;
}
