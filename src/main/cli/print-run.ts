import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { ResultView, RunView } from "#shared/ipc/channels/run-channels.ts";
import { describeFindings } from "./describe-analysis.ts";
import { describeCostStudy } from "./describe-cost-study.ts";
import { describeMonteCarlo } from "./describe-monte-carlo.ts";
import type { MoreOfRun } from "./read-more.ts";
import type { Terminal } from "./terminal.ts";
import { formatError } from "./format-error.ts";
import { formatMoney, formatPercent, formatRatio } from "./format-number.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";

/** Prints what matters of an event as it happens: steps, orders, fills, refusals. */
export function printEvent(terminal: Terminal, event: AnyEnvelope): void {
  const line = describeEvent(event);
  if (line !== undefined) terminal.print(line);
}

function describeEvent(event: AnyEnvelope): string | undefined {
  switch (event.name) {
    case "workflow.started": {
      const { workflow, mode, rerunOf } = event.payload;
      const from = rerunOf === undefined ? "" : `, from ${rerunOf.step} of run ${rerunOf.runId}`;
      return `${workflow} started in ${mode} mode (run ${event.runId ?? ""}${from})`;
    }
    case "workflow.resumed":
      return `run ${event.runId ?? ""} goes on: ${event.payload.reason}`;
    case "workflow.step.completed":
      return `  ✓ ${event.payload.step.padEnd(32)} ${event.payload.durationMs.toFixed(0).padStart(6)} ms`;
    case "workflow.step.failed":
      return `  ✗ ${event.payload.step.padEnd(32)} ${event.payload.error.message}`;
    case "workflow.approval.asked":
      return `  ?  ${event.payload.step} asks: ${event.payload.text} (gpt-trader approvals approve|reject ${event.payload.approval})`;
    case "workflow.approval.decided":
      return `  ${event.payload.step} ${event.payload.decision} by ${event.payload.by} ${event.payload.comment}`.trimEnd();
    case "workflow.pausing":
      return `  pauses before its next step, as ${event.payload.by} asked`;
    case "signal.raised":
      return `  signal ${event.payload.symbol} ${event.payload.target} (${event.payload.reason})`;
    case "order.submitted":
      return `  order  ${event.payload.order.symbol} ${event.payload.order.side} ${String(event.payload.order.quantity)}`;
    case "order.denied":
      return `  denied ${event.payload.symbol} ${event.payload.message} (${event.payload.code.toUpperCase()})`;
    case "order.filled": {
      const { fill } = event.payload;
      return `  fill   ${formatIsoDate(fill.tsMs)} ${fill.symbol} ${fill.side} ${String(fill.quantity)} @ ${fill.price.toFixed(2)}`;
    }
    default:
      return undefined;
  }
}

/** Prints how a run ended and, for a backtest, its figures. */
export function printRun(
  terminal: Terminal,
  run: RunView,
  result: ResultView | undefined,
  { analysis, monteCarlo, costStudy }: MoreOfRun,
): void {
  if (run.error !== undefined) terminal.warn(formatError(run.error));
  terminal.print(
    `${run.workflow} ${run.status}${run.durationMs === undefined ? "" : ` in ${(run.durationMs / 1000).toFixed(2)} s`} (run ${run.runId})`,
  );
  if (run.rerunOf !== undefined)
    terminal.print(
      `  from ${run.rerunOf.step} of run ${run.rerunOf.runId}; what ran before it is taken from that run`,
    );
  if (run.status === "paused") {
    terminal.print(
      `  before ${run.hold?.step ?? "its next step"}, by ${run.hold?.by ?? "a person"}; gpt-trader runs step ${run.runId} does that step, gpt-trader runs resume ${run.runId} all of them`,
    );
  }
  if (run.cancelled !== undefined) {
    const { by, reason } = run.cancelled;
    terminal.print(`  cancelled by ${by}${reason === undefined ? "" : `: ${reason}`}`);
  }
  if (run.isSynthetic)
    terminal.print("SYNTHETIC: the prices of this run were generated; they are not a market's.");
  if (result !== undefined) for (const line of describeResult(result)) terminal.print(line);
  if (analysis !== undefined) for (const line of describeFindings(analysis.findings)) terminal.print(line);
  if (monteCarlo !== undefined) for (const line of describeMonteCarlo(monteCarlo)) terminal.print(line);
  if (costStudy !== undefined) for (const line of describeCostStudy(costStudy)) terminal.print(line);
}

function describeResult(result: ResultView): readonly string[] {
  const { statistics } = result;
  return [
    "",
    `${result.symbols.join(", ")}  ${result.range.from} to ${result.range.to}  strategy ${result.strategy.id} ${JSON.stringify(result.strategy.parameters)}`,
    `  equity          ${formatMoney(statistics.startEquity)} -> ${formatMoney(statistics.endEquity)}`,
    `  total return    ${formatPercent(statistics.totalReturn)}   buy and hold ${formatPercent(statistics.benchmarkReturn)}`,
    `  annual return   ${formatPercent(statistics.annualReturn)}   volatility ${formatPercent(statistics.annualVolatility)}`,
    `  Sharpe          ${formatRatio(statistics.sharpe)}   Sortino ${formatRatio(statistics.sortino)}   Calmar ${formatRatio(statistics.calmar)}`,
    `  max drawdown    ${formatPercent(statistics.maximumDrawdown)}   longest ${String(statistics.longestDrawdownDays)} days`,
    `  trades          ${String(statistics.trades)}   win rate ${formatPercent(statistics.winRate)}   profit factor ${formatRatio(statistics.profitFactor)}`,
    `  fees            ${formatMoney(statistics.feesPaid)}`,
    ...describeRefused(result),
    `  data ${result.dataHash.slice(0, 16)}  orders ${result.orderListHash.slice(0, 16)}  seed ${String(result.seed)}`,
    ...describeDoubtful(result),
    ...[...result.caveats, ...result.warnings].map((warning) => `  note: ${warning}`),
  ];
}

/**
 * The first refusal of each kind: without it a run whose orders were all too large looks like a strategy of no signal.
 * How often it happened is not known here, because a result holds a repeated refusal once.
 */
function describeRefused({ rejected }: ResultView): readonly string[] {
  const first = new Map(rejected.toReversed().map((refusal) => [refusal.code, refusal]));
  return [...first.values()]
    .toReversed()
    .map(
      ({ code, message, tsMs }) =>
        `  refused         from ${formatIsoDate(epochMs(tsMs))}: ${message} (${code.toUpperCase()})`,
    );
}

function describeDoubtful({ doubtfulTrades = [], trades }: ResultView): readonly string[] {
  if (doubtfulTrades.length === 0) return [];
  const numbers = doubtfulTrades.map(({ trade }) => String(trade + 1)).join(", ");
  return [
    `  note: ${String(doubtfulTrades.length)} of ${String(trades.length)} trades stood on repaired or suspicious bars: ${numbers}`,
  ];
}
