import { toCanonical } from "#engine/base/canonical-json.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { ResultView, RunView } from "#shared/ipc/channels/run-channels.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import type { MoreOfRun } from "./read-more.ts";
import { exitCodeOfRun } from "./exit-code.ts";

/** Version of the shape of `--json` documents; docs/command-line.md describes it. */
export const DOCUMENT_VERSION = 1;

const isoTime = (value: number): string => formatIsoTime(epochMs(value));

/** The JSON document of a run. Only `runId`, `startedAt` and the fields ending in `durationMs` differ between equal runs. */
export function runDocument(
  run: RunView,
  result: ResultView | undefined,
  { analysis, monteCarlo, costStudy }: MoreOfRun,
): unknown {
  return toCanonical({
    version: DOCUMENT_VERSION,
    kind: "run",
    runId: run.runId,
    startedAt: isoTime(run.tsStartedMs),
    durationMs: run.durationMs,
    workflow: run.workflow,
    mode: run.mode,
    status: run.status,
    exitCode: exitCodeOfRun(run),
    isSynthetic: run.isSynthetic,
    label: run.isSynthetic ? "SYNTHETIC" : undefined,
    inputs: run.inputs,
    rerunOf: run.rerunOf,
    steps: run.steps.map((step) => ({
      step: step.step,
      slice: step.slice,
      method: step.method,
      status: step.status,
      durationMs: step.durationMs,
      count: step.count,
      takenFrom: step.takenFrom,
      summary: step.summary,
      error: step.error,
    })),
    error: run.error,
    ...(result === undefined ? {} : resultFields(result)),
    ...(analysis === undefined ? {} : { analysis: analysisFields(analysis) }),
    monteCarlo,
    costStudy,
  });
}

/** The rest of it (`runs analyse --json`) would make the document long. */
function analysisFields({ sample, findings, intervals, exitReasons, statistics }: ResultAnalysis) {
  return { sample, findings, intervals, exitReasons, statistics };
}

function resultFields(result: ResultView): Record<string, unknown> {
  return {
    symbols: result.symbols,
    range: result.range,
    strategy: result.strategy,
    sizing: result.sizing,
    initialCash: result.initialCash,
    seed: result.seed,
    dataHash: result.dataHash,
    orderListHash: result.orderListHash,
    statistics: result.statistics,
    fills: result.fills.map((fill) => ({
      time: isoTime(fill.tsMs),
      symbol: fill.symbol,
      side: fill.side,
      quantity: fill.quantity,
      price: fill.price,
      fee: fill.fee,
      reason: fill.reason,
    })),
    trades: result.trades.map(({ tsEntryMs, tsExitMs, ...trade }) => ({
      ...trade,
      entryTime: isoTime(tsEntryMs),
      exitTime: isoTime(tsExitMs),
    })),
    doubtfulTrades: result.doubtfulTrades,
    rejected: result.rejected.map(({ tsMs, ...order }) => ({ ...order, time: isoTime(tsMs) })),
    openPositions: result.openPositions,
    warnings: result.warnings,
    caveats: result.caveats,
    contributions: result.contributions,
  };
}
