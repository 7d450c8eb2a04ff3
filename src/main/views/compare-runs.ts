import { firstDifferingFill } from "#engine/calc/analysis/first-differing-fill.ts";
import type {
  ComparedRow,
  RunComparison,
  RunDivergence,
  RunSummary,
} from "#shared/ipc/channels/history-channels.ts";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import type { VersionView } from "#shared/ipc/channels/version-channels.ts";
import type { Trade } from "#shared/model/position.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { describeDivergence } from "./describe-divergence.ts";

/** One of two runs with all that is compared of it. */
export interface ComparedRun {
  readonly summary: RunSummary;
  readonly seed: number | undefined;
  /** Of the program that made its report; undefined when it made none. */
  readonly appVersion: string | undefined;
  readonly version: VersionView | undefined;
  readonly result: ResultView | undefined;
}

type Figure = ComparedRow["left"];
type Read = (run: ComparedRun) => Figure;

const TRADES_SHOWN = 200;

/** What two runs were, on what, and what came of them, with what differs. */
export function compareRuns(left: ComparedRun, right: ComparedRun): RunComparison {
  const row = (group: ComparedRow["group"], label: string, kind: ComparedRow["kind"], read: Read) =>
    toRow(group, label, kind, read(left), read(right));
  const onlyLeft = tradesBeside(left, right);
  const onlyRight = tradesBeside(right, left);
  const rows = [
    row("Run", "Workflow", "text", ({ summary }) => summary.workflow),
    row("Run", "Mode", "text", ({ summary }) => summary.mode),
    row("Run", "Status", "text", ({ summary }) => summary.status),
    row("Run", "Started", "time", ({ summary }) => summary.tsStartedMs),
    row("Run", "Duration", "duration", ({ summary }) => summary.durationMs),
    row("Run", "Cause of failure", "text", ({ summary }) => summary.error?.message),
    row("Definition", "Program version", "text", ({ appVersion }) => appVersion),
    row("Definition", "Version", "text", ({ version }) => version && `${version.number}`),
    row("Definition", "Hash", "text", ({ version }) => version?.hash),
    row("Inputs", "Seed", "count", ({ seed }) => seed),
    ...inputNames(left, right).map((name) =>
      row("Inputs", name, "text", ({ summary }) => showInput(summary.inputs[name])),
    ),
    row("Data", "Days", "text", ({ result }) => result && `${result.range.from} to ${result.range.to}`),
    row("Data", "Strategy", "strategy", ({ result }) => result?.strategy.id),
    row("Data", "Parameters", "text", ({ result }) => result && showInput(result.strategy.parameters)),
    row("Data", "Data hash", "text", ({ result }) => result?.dataHash),
    row("Data", "Orders hash", "text", ({ result }) => result?.orderListHash),
    ...STATISTIC_DEFINITIONS.map(({ key, label, kind }) =>
      row("Statistics", label, kind, ({ result }) => result?.statistics[key]),
    ),
    toRow("Trades", "That only it has", "count", onlyLeft?.length, onlyRight?.length),
  ];
  return {
    left: left.summary,
    right: right.summary,
    rows: rows.filter((found) => found.left !== undefined || found.right !== undefined),
    divergence: findDivergence(left, right, rows),
    onlyLeft: onlyLeft?.slice(0, TRADES_SHOWN) ?? [],
    onlyRight: onlyRight?.slice(0, TRADES_SHOWN) ?? [],
  };
}

/** Facts that a result is a function of, the likeliest cause of another one first. */
function findDivergence(
  left: ComparedRun,
  right: ComparedRun,
  rows: readonly ComparedRow[],
): RunDivergence | undefined {
  if (left.result === undefined || right.result === undefined) return undefined;
  const isCause = ({ isSame, label }: ComparedRow): boolean => !isSame && label !== "Orders hash";
  const cause =
    rows.find((row) => row.group === "Data" && isCause(row)) ??
    rows.find((row) => row.group === "Inputs" && isCause(row)) ??
    rows.find((row) => (row.group === "Definition" || row.label === "Workflow") && isCause(row));
  const fill = firstDifferingFill(left.result.fills, right.result.fills);
  return { cause, fill, text: describeDivergence({ cause, fill }) };
}

function toRow(
  group: ComparedRow["group"],
  label: string,
  kind: ComparedRow["kind"],
  left: Figure,
  right: Figure,
): ComparedRow {
  return { group, label, kind, left, right, isSame: Object.is(left, right) };
}

/** Trades of one run that the other has not; undefined when one of them made no backtest. */
function tradesBeside(run: ComparedRun, other: ComparedRun): readonly Trade[] | undefined {
  if (run.result === undefined || other.result === undefined) return undefined;
  const theirs = new Set(other.result.trades.map(tradeKey));
  return run.result.trades.filter((trade) => !theirs.has(tradeKey(trade)));
}

function tradeKey({ symbol, side, quantity, tsEntryMs, entryPrice, tsExitMs, exitPrice }: Trade): string {
  return [symbol, side, quantity, tsEntryMs, entryPrice, tsExitMs, exitPrice].join(" ");
}

function inputNames(left: ComparedRun, right: ComparedRun): readonly string[] {
  return [...new Set([left, right].flatMap(({ summary }) => Object.keys(summary.inputs)))];
}

/** An input as text: plain values as they are, lists with spaces, records as pairs. */
function showInput(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map((member) => showInput(member) ?? "").join(" ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([name, member]) => `${name} ${showInput(member) ?? ""}`)
      .join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
