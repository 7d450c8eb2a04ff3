import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { barAt } from "#engine/calc/bars/bar-at.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
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
  const decided = input.bars.filter(({ symbol }) => input.symbol === undefined || symbol === input.symbol);
  const raised = decided.flatMap((series) => {
    const held = input.account.positions.find(({ symbol }) => symbol === series.symbol)?.quantity ?? 0;
    const decision = newestDecision(strategy, parameters, series, Math.sign(held));
    return decision === undefined
      ? []
      : [{ symbol: series.symbol, ...decision, tsMs: series.tsOpenMs.at(-1) ?? 0 }];
  });
  for (const { symbol, target, reason } of raised) {
    context.publish("signal.raised", { symbol, strategy: strategy.id, target, reason });
  }
  return { signals: raised };
}

/** Feeds the whole window, because a strategy's state is a function of the bars that it has seen. */
function newestDecision(
  strategy: Strategy,
  parameters: StrategyParameters,
  series: BarSeries,
  position: number,
): Decision | undefined {
  const run = strategy.start(parameters);
  const last = series.tsOpenMs.length - 1;
  for (let index = 0; index < last; index += 1) run.decide(barAt(series, index), 0);
  return last < strategy.warmUpBars(parameters) - 1 ? undefined : run.decide(barAt(series, last), position);
}
