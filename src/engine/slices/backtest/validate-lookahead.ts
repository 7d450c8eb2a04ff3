import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import {
  findLookAhead,
  type Derived,
  type LookAheadFinding,
} from "#engine/calc/look-ahead/find-look-ahead.ts";
import { findPatterns } from "#engine/calc/patterns/find-patterns.ts";
import { detectRegimes } from "#engine/calc/regimes/detect-regimes.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import type { backtestManifest } from "./manifest.ts";

type Method = (typeof backtestManifest)["methods"]["validate_lookahead"];

/** Throws `backtest.look-ahead` when an order depends on bars after the one that it was decided at. */
export function validateLookahead(
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { strategyChoice, maximumDecisions, quietBars, ...market } = input;
  const { id, parameters } = strategyChoice;
  const answer = findLookAhead(
    {
      ...withExecution(market),
      strategy: { id, parameters },
      seed: context.seed,
      maximumDecisions,
      quietBars,
      // Only that method sizes by regimes and patterns.
      derive: market.sizing.method === "intelligent" ? derive : () => ({ regimes: [], patterns: [] }),
    },
    {
      hash: context.hash,
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
    },
  );
  const { findings, ordersDecided, decisionsChecked, quietBarsChecked } = answer;
  if (findings.length > 0) throw lookAheadError(id, findings);
  const verdict =
    ordersDecided === 0
      ? `${id} decided no order in these days, so there is nothing to tell.`
      : `${id} decided the same without the bars that came later.`;
  return { lookAhead: { verdict, ordersDecided, decisionsChecked, quietBarsChecked } };
}

function derive(bars: readonly BarSeries[]): Derived {
  return {
    regimes: bars.map((series) => detectRegimes(series)),
    patterns: bars.map((series) => findPatterns(series)),
  };
}

function lookAheadError(id: string, findings: readonly LookAheadFinding[]): AppError {
  const [first] = findings;
  const told = ({ withLater, without }: LookAheadFinding): string =>
    `with later bars there ${withLater ?? "no order"}, without them ${without ?? "no order"}`;
  const where = first === undefined ? "" : `${first.symbol} at ${formatIsoTime(first.tsMs)}: ${told(first)}`;
  return userError({
    code: "backtest.look-ahead",
    message: `${id} looks at bars that it cannot know yet, at ${findings.length} bars or more; ${where}`,
    field: "strategy",
    value: id,
    remedy: "read only bars up to the one that is decided at: its results until then are worth nothing",
  });
}
