import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type {
  ComparedStudyRow,
  StudyDetails,
  StudyHeatMap,
  StudySummary,
} from "#shared/ipc/channels/study-channels.ts";
import { toCanonical } from "#engine/base/canonical-json.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { formatPercent, formatRatio } from "./format-number.ts";
import { formatTable, right } from "./format-table.ts";

export function studiesTable(studies: readonly StudySummary[]): string {
  return formatTable(
    ["study", "started (UTC)", "status", "strategy", "sampler", right("trials"), "symbols", "choice"],
    studies.map(({ study, tsStartedMs, status, strategy, sampler, trials, symbols, parameters }) => [
      study,
      formatIsoTime(tsStartedMs).slice(0, 19),
      status,
      strategy,
      sampler,
      String(trials),
      symbols.join(" "),
      describeParameters(parameters ?? {}),
    ]),
  );
}

/** What it found on unseen days first, then how far that is to be doubted, then the search. */
export function describeStudy(study: StudyDetails): readonly string[] {
  const { ledger, holdOut, tsOpenedMs, reason, runId } = study;
  const opened = tsOpenedMs === undefined ? "closed" : `opened ${formatIsoTime(tsOpenedMs)}`;
  return [
    `study        ${study.study}, ${study.kind.replace("_", " ")}, ${study.status}`,
    `strategy     ${study.strategy} on ${study.symbols.join(", ")}, by ${study.sampler}, for ${study.objective}`,
    `choice       ${describeParameters(study.parameters ?? {}) || "none yet"}`,
    ...listFigures(study.figures).map(([name, value]) => `  ${name} ${value}`),
    `days         ${study.range.from} to ${study.range.to}`,
    ...(holdOut === undefined ? [] : [`hold-out     ${holdOut.from} to ${holdOut.to}, ${opened}`]),
    `trials       ${study.trials} of this study; ${ledger.distinct} different ones ever on these days, ${ledger.backtests} backtests in all`,
    ...(reason === undefined ? [] : [`stopped      ${reason}`]),
    ...(runId === undefined ? [] : [`run          ${runId}`]),
    "",
    topTable(study),
  ];
}

function topTable({ top }: StudyDetails): string {
  if (top.length === 0) return "no trial over all of the searched days yet";
  return formatTable(
    [right("rank"), "values", right("sharpe"), right("return"), right("drawdown"), right("trades")],
    top.map(({ parameters, sharpe, totalReturn, maximumDrawdown, trades }, index) => [
      String(index + 1),
      describeParameters(parameters),
      formatRatio(sharpe),
      formatPercent(totalReturn),
      formatPercent(maximumDrawdown),
      String(trades),
    ]),
  );
}

export function describeStudyComparison(
  studies: readonly string[],
  rows: readonly ComparedStudyRow[],
): string {
  return formatTable(
    ["", "", ...studies.map((title) => right(title))],
    rows.map(({ label, values, isSame }) => [isSame ? "" : "*", label, ...values.map(showValue)]),
  );
}

/** What the choice and the defaults did on the days that were opened. */
export function describeOpening({ steps }: RunView): readonly string[] {
  const opened = steps.find(({ summary }) => "holdOut" in summary)?.summary["holdOut"];
  return listFigures(opened).map(([name, value]) => `  ${name} ${value}`);
}

/** Rows are values of `y`, columns those of `x`; the best Sharpe ratio of each cell. */
export function describeHeatMap({ x, y, xs, ys, best }: StudyHeatMap): string {
  return formatTable(
    [right(`${y} \\ ${x}`), ...xs.map((value) => right(String(value)))],
    ys.map((value, row) => [String(value), ...(best[row] ?? []).map(formatRatio)]),
  );
}

function describeParameters(parameters: Readonly<Record<string, number>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

function listFigures(value: unknown, name = ""): readonly (readonly [string, string])[] {
  const plain = toCanonical(value);
  if (Array.isArray(plain) || plain === undefined || plain === null) return [];
  if (typeof plain !== "object") return [[name, showValue(plain as string | number)]];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, member]) =>
    listFigures(member, name === "" ? key : `${name}, ${key}`),
  );
}

function showValue(value: string | number | undefined): string {
  if (typeof value !== "number") return value ?? "—";
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}
