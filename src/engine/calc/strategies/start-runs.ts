import { userError } from "#shared/errors/app-error.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Strategy, StrategyRun } from "./strategy.ts";

/** What a strategy would trade. */
export interface Market {
  readonly symbols: readonly string[];
  readonly allowShort: boolean;
}

/** Whether the strategy can be traded there: one that trades symbols against each other needs them, and short sales. */
export function fitsMarket({ legs }: Strategy, { symbols, allowShort }: Market): boolean {
  return legs === undefined || (symbols.length === legs && allowShort);
}

/** Throws `strategy.needs-symbols` or `strategy.needs-short-sales` for a market that does not fit. */
export function checkMarket(strategy: Strategy, { symbols, allowShort }: Market): void {
  const { id, legs } = strategy;
  if (legs === undefined) return;
  if (symbols.length !== legs) {
    throw userError({
      code: "strategy.needs-symbols",
      message: `${id} trades ${legs} symbols against each other, was given ${symbols.join(", ")}`,
      field: "symbols",
      value: symbols.join(", "),
      remedy: `give ${legs} symbols`,
    });
  }
  if (allowShort) return;
  throw userError({
    code: "strategy.needs-short-sales",
    message: `${id} always holds one symbol short, and short sales are not allowed in this run`,
    field: "allowShort",
    value: "false",
    remedy: "set allowShort to true, or name another strategy",
  });
}

/** A run for each symbol, in their order; those of a strategy with legs know of each other. */
export function startRuns(
  strategy: Strategy,
  parameters: StrategyParameters,
  symbols: readonly string[],
): readonly StrategyRun[] {
  return strategy.startTogether?.(parameters) ?? symbols.map(() => strategy.start(parameters));
}
