import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { checkMarket } from "#engine/calc/strategies/start-runs.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { paperTradeManifest } from "./manifest.ts";
import type { PaperTradePorts } from "./ports.ts";

type Method = (typeof paperTradeManifest)["methods"]["start"];

/** Opens the run's session; a wrong strategy, parameter or symbol is an error before anything is opened. */
export function start(
  { desk, feed }: PaperTradePorts,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { strategy: id, parameters: given = {}, ...terms } = withExecution(input);
  const strategy = findStrategy(id);
  const parameters = resolveParameters(strategy, given);
  checkMarket(strategy, terms);
  const view = desk.open({
    ...terms,
    ...feed.describe(terms.symbols),
    strategy: strategy.id,
    parameters,
    runId: context.runId,
  });
  const { sessionId, symbols, initialCash, isSynthetic } = view;
  return {
    session: {
      sessionId,
      strategy: view.strategy,
      parameters,
      symbols,
      feed: view.feed,
      isSynthetic,
      initialCash,
    },
  };
}
