import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { checkMarket } from "#engine/calc/strategies/start-runs.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { paperTradeManifest } from "./manifest.ts";
import type { PaperTradePorts } from "./ports.ts";

type Method = (typeof paperTradeManifest)["methods"]["start"];

/** Opens the run's session; a wrong strategy, parameter or symbol is an error before anything is opened. */
export function start(
  { desk, feed }: PaperTradePorts,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { strategy: id, parameters: given = {}, recordedSession, ...terms } = withExecution(input);
  if (recordedSession !== undefined && context.mode !== "backtest") throw notOnPaper(recordedSession);
  const strategy = findStrategy(id);
  const parameters = resolveParameters(strategy, given);
  checkMarket(strategy, terms);
  const view = desk.open({
    ...terms,
    ...feed.describe(terms.symbols, recordedSession),
    ...(context.mode === "backtest" ? { mode: context.mode } : {}),
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

function notOnPaper(recordedSession: string): AppError {
  return userError({
    code: "paper.recorded-feed",
    message: `the bars of session ${recordedSession} are past, and a paper session trades what comes`,
    field: "recordedSession",
    value: recordedSession,
    remedy: "run it in backtest mode, or leave recordedSession out",
  });
}
