import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { barAt } from "#engine/calc/bars/bar-at.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import { startRuns } from "#engine/calc/strategies/start-runs.ts";
import type { Decision, Strategy } from "#engine/calc/strategies/strategy.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { mlStrategyManifest } from "./manifest.ts";

type Methods = (typeof mlStrategyManifest)["methods"]["signals"];

/** What the strategy decides at the close of the newest bar of `symbol`, or of each series, given what the account holds. */
export function signals(
  input: z.output<Methods["input"]>,
  context: SliceContext,
): z.input<Methods["output"]> {
  const strategy = findStrategy(input.strategy);
  const parameters = resolveParameters(strategy, input.parameters ?? {});
  const newest = newestDecisions(strategy, parameters, input);
  const raised = newest.flatMap(({ series, decision }) =>
    decision === undefined ? [] : [{ symbol: series.symbol, ...decision, tsMs: series.tsOpenMs.at(-1) ?? 0 }],
  );
  for (const { symbol, target, reason } of raised) {
    context.publish("signal.raised", { symbol, strategy: strategy.id, target, reason });
  }
  return { signals: raised };
}

interface Newest {
  readonly series: BarSeries;
  readonly decision: Decision | undefined;
}

/** Feeds the whole window, because a strategy's state is a function of the bars that it has seen; of all symbols when its legs know of each other. */
function newestDecisions(
  strategy: Strategy,
  parameters: StrategyParameters,
  { bars, symbol, account }: z.output<Methods["input"]>,
): readonly Newest[] {
  const asked = (series: BarSeries): boolean => symbol === undefined || series.symbol === symbol;
  const runs = startRuns(
    strategy,
    parameters,
    bars.map((series) => series.symbol),
  );
  const fed = bars.map((series, index) => ({ series, run: runs[index] ?? strategy.start(parameters) }));
  const tsAskedMs = Math.max(...bars.filter(asked).map(({ tsOpenMs }) => tsOpenMs.at(-1) ?? 0));
  for (const { series, run } of fed) {
    if (!asked(series) && strategy.legs === undefined) continue;
    // The newest bar of a series that is asked waits for its decision; of others what came before that is known.
    const end = asked(series) ? series.tsOpenMs.length - 1 : countBefore(series, tsAskedMs);
    for (let index = 0; index < end; index += 1) run.decide(barAt(series, index), 0);
  }
  return fed
    .filter(({ series }) => asked(series))
    .map(({ series, run }) => {
      const last = series.tsOpenMs.length - 1;
      if (last < strategy.warmUpBars(parameters) - 1) return { series, decision: undefined };
      const held = account.positions.find((position) => position.symbol === series.symbol)?.quantity ?? 0;
      return { series, decision: run.decide(barAt(series, last), Math.sign(held)) };
    });
}

function countBefore({ tsOpenMs }: BarSeries, tsMs: number): number {
  return tsOpenMs.findLastIndex((time) => time < tsMs) + 1;
}
