import type { TradingOrchestrator } from "#engine/orchestrator/orchestrator.ts";
import type { ResumeWish } from "#main/runs/recovery.ts";
import { backtestManifest } from "#engine/slices/backtest/manifest.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import { reportFile } from "#main/views/report-content.ts";
import { toBarsView } from "#main/views/bars-view.ts";
import { toResultView, type RunOutputs } from "#main/views/result-view.ts";
import { toResultCurves } from "#main/views/result-curves.ts";
import { toStudyView } from "#main/views/study-view.ts";
import { toWalkForwardView } from "#main/views/walk-forward-view.ts";
import { analyseResult } from "#engine/calc/analysis/analyse-result.ts";
import { canAnalyse } from "#engine/calc/analysis/can-analyse.ts";
import { figuresCsv } from "#engine/calc/report/figures-csv.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { ResumedRuns, RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Report } from "#shared/model/report.ts";
import { findRun } from "./find-run.ts";

const OUTPUT_NAMES = ["bars", "caveats", "strategyChoice", "sizing", "result", "report"] as const;

export interface RunHandlerPorts {
  readonly shelf: RunShelf;
  readonly orchestrator: Pick<TradingOrchestrator, "find">;
  /** Lets runs go on that no process runs. */
  readonly resume: (wish: Omit<ResumeWish, "reason">) => ResumedRuns;
}

export function runHandlers({ shelf, orchestrator, resume }: RunHandlerPorts): Handlers<"run"> {
  /** Lets a run of this process go on; undefined when it is none. */
  function release(runId: RunId, by: string, isOneStep: boolean): ResumedRuns | undefined {
    const run = orchestrator.find(runId);
    if (run === undefined) return undefined;
    if (!run.release(by, isOneStep)) throw notPaused(findRun(shelf, runId));
    return { resumed: [runId], failed: [] };
  }

  return {
    "run:resume": ({ runId: only, by = "a person" }) => {
      const released = only === undefined ? undefined : release(only, by, false);
      return released ?? resume({ only, by, paused: only === undefined ? "leave" : "continue" });
    },
    "run:step": ({ runId, by }) => {
      const run = findRun(shelf, runId);
      if (run.status !== "paused") throw notPaused(run);
      return release(runId, by, true) ?? resume({ only: runId, by, paused: "step" });
    },
    "run:pause": ({ runId, by }) => {
      const run = findRun(shelf, runId);
      if (orchestrator.find(runId)?.pause(by) !== true) throw notRunning(run);
      return { runId };
    },
    "run:get-definition": ({ runId }) => {
      findRun(shelf, runId);
      const definition = shelf.definitionOf(runId);
      if (definition === undefined) throw noDefinition(runId);
      return definition;
    },
    "run:list": () => shelf.list(),
    "run:get": ({ runId }) => findRun(shelf, runId),
    "run:get-result": ({ runId }) => {
      findRun(shelf, runId);
      const outputs = OUTPUT_NAMES.map((name) => [name, shelf.output(runId, name)] as const);
      // Each was stored under its name by the step whose schema it fits.
      return toResultView(
        { runId, seed: shelf.seedOf(runId) ?? 0 },
        Object.fromEntries(outputs.filter(([, value]) => value !== undefined)) as RunOutputs,
      );
    },
    "run:get-analysis": ({ runId, benchmark }) => {
      findRun(shelf, runId);
      const result = shelf.output(runId, "result") as BacktestResult | undefined;
      const bars = (shelf.output(runId, "bars") ?? []) as readonly BarSeries[];
      if (result === undefined || !canAnalyse(result, bars)) return undefined;
      return analyseResult(result, bars, { benchmark });
    },
    "run:get-curves": ({ runId }) => {
      findRun(shelf, runId);
      const result = shelf.output(runId, "result") as BacktestResult | undefined;
      const bars = (shelf.output(runId, "bars") ?? []) as readonly BarSeries[];
      return result === undefined || !canAnalyse(result, bars) ? undefined : toResultCurves(result, bars);
    },
    "run:get-monte-carlo": ({ runId }) => {
      findRun(shelf, runId);
      const found = backtestManifest.methods.monte_carlo.output.safeParse({
        monteCarlo: shelf.output(runId, "monteCarlo"),
      });
      return found.data?.monteCarlo;
    },
    "run:get-cost-study": ({ runId }) => {
      findRun(shelf, runId);
      const found = backtestManifest.methods.cost_study.output.safeParse({
        costStudy: shelf.output(runId, "costStudy"),
      });
      return found.data?.costStudy;
    },
    "run:get-study": ({ runId }) => {
      findRun(shelf, runId);
      return toStudyView(shelf.output(runId, "study"));
    },
    "run:get-walk-forward": ({ runId }) => {
      findRun(shelf, runId);
      return toWalkForwardView(shelf.output(runId, "walkForward"));
    },
    "run:get-bars": ({ runId, symbol }) => {
      const bars = (shelf.output(runId, "bars") ?? []) as readonly BarSeries[];
      const series = bars.find((candidate) => candidate.symbol === symbol);
      if (series === undefined)
        throw missing(
          runId,
          "symbol",
          symbol,
          bars.map((candidate) => candidate.symbol),
        );
      return toBarsView(series);
    },
    "run:get-report": ({ runId, format }) => {
      const run = findRun(shelf, runId);
      const report = shelf.output(runId, "report") as Report | undefined;
      if (report === undefined) throw noReport(run);
      const forms = { ...report, figuresCsv: figuresCsv(report.data) };
      return { title: report.title, ...reportFile(`${run.workflow}-${runId}`, forms, format) };
    },
  };
}

function notPaused({ runId, status, hold }: RunView) {
  const was = hold === undefined ? status : "about to pause";
  return userError({
    code: "run.not-paused",
    message: `run must be paused to go on, ${runId} was ${was}`,
    field: "run",
    value: runId,
    remedy: "gpt-trader runs list shows what each run does",
  });
}

function notRunning({ runId, status, hold }: RunView) {
  const was = hold === undefined || status === "paused" ? status : "about to pause already";
  return userError({
    code: "run.not-running",
    message: `run must be running to be paused, ${runId} was ${was}`,
    field: "run",
    value: runId,
    remedy: "gpt-trader runs list shows what each run does",
  });
}

function noDefinition(runId: RunId) {
  return userError({
    code: "run.no-definition",
    message: `run ${runId} was made by a version that did not keep definitions`,
    field: "run",
    value: runId,
    remedy: "run the workflow again",
  });
}

function missing(runId: RunId, field: string, value: string, known: readonly string[]) {
  return userError({
    code: "run.no-bars",
    message: `run ${runId} holds no bars of ${value}`,
    field,
    value,
    remedy: known.length === 0 ? "it stored no bars" : `use one of ${known.join(", ")}`,
  });
}

function noReport(run: RunView) {
  return userError({
    code: "run.no-report",
    message: `run ${run.runId} made no report: ${run.workflow} is ${run.status}`,
    field: "run",
    value: run.runId,
    remedy: "export a completed run of a workflow that ends with create_report",
  });
}
