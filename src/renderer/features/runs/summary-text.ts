import { spellOut } from "#shared/model/spell-out.ts";
import { formatCount, formatNumber } from "#renderer/ui/format-number.ts";

type Summary = Readonly<Record<string, unknown>>;
type NameStrategy = (id: string) => string;

const MAXIMUM_FIGURES = 4;

function record(value: unknown): Summary {
  const member: unknown = Array.isArray(value) ? value[0] : value;
  return typeof member === "object" && member !== null ? (member as Summary) : {};
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** The count in a text such as `5031 values`, as the engine shortens columns. */
function count(value: unknown, noun: string): string {
  if (Array.isArray(value)) return `${value.length} ${noun}`;
  const digits = typeof value === "string" ? /^(\d+) /.exec(value)?.[1] : undefined;
  return digits === undefined ? "" : `${formatCount(Number(digits))} ${noun}`;
}

/** `1 decision checked`, `12 decisions checked`. */
function counted(value: unknown, noun: string): string {
  const checked = number(value);
  if (checked === undefined) return "";
  return `${formatCount(checked)} ${noun}${checked === 1 ? "" : "s"} checked`;
}

/** A sentence of the engine, as one part of a line. */
function verdictOf(value: unknown): string {
  const verdict = record(value)["verdict"];
  return typeof verdict === "string" ? verdict.replace(/\.$/, "") : "";
}

function text(value: unknown): string {
  return typeof value === "string" ? spellOut(value) : "";
}

const strategy = (id: unknown, nameOf: NameStrategy): string => (typeof id === "string" ? nameOf(id) : "");

/** How many bars are new in all; nothing where there are too many series for a summary to list. */
function newBars(series: unknown): string {
  if (!Array.isArray(series)) return "";
  const counts = series.map((member: unknown) => number(record(member)["newBars"]) ?? 0);
  return `${formatCount(counts.reduce((sum, value) => sum + value, 0))} new bars`;
}

const percent = (value: unknown, words: string): string =>
  number(value) === undefined
    ? ""
    : `${words} ${formatNumber(number(value), "percent", { decimals: 0 }).text}`;

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");

/** How each known output reads in a line; the first that a step answered is shown. */
const READERS: Readonly<Record<string, (value: unknown, summary: Summary, nameOf: NameStrategy) => string>> =
  {
    result: (value) => {
      const statistics = record(record(value)["statistics"]);
      return join(
        formatNumber(number(statistics["totalReturn"]), "percent", { isSigned: true }).text,
        count(record(value)["trades"], "trades"),
        `Sharpe ${formatNumber(number(statistics["sharpe"]), "ratio").text}`,
      );
    },
    study: (value) =>
      join(
        count(record(value)["trials"], "trials"),
        `Sharpe ${formatNumber(number(record(record(value)["best"])["sharpe"]), "ratio").text} searched`,
        `${formatNumber(number(record(record(value)["bestOutOfSample"])["sharpe"]), "ratio").text} on the rest`,
      ),
    walkForward: (value) =>
      join(
        `${formatNumber(number(record(record(value)["unseen"])["totalReturn"]), "percent", { isSigned: true }).text} on unseen days`,
        `Sharpe ${formatNumber(number(record(record(value)["unseen"])["sharpe"]), "ratio").text}`,
        `${formatNumber(number(record(record(value)["unseenOfDefaults"])["sharpe"]), "ratio").text} with defaults`,
        count(record(value)["windows"], "windows"),
      ),
    lookAhead: (value) =>
      join(
        verdictOf(value),
        counted(record(value)["decisionsChecked"], "decision"),
        counted(record(value)["quietBarsChecked"], "other bar"),
      ),
    refreshed: (value) => join(count(value, "series"), newBars(value)),
    results: (value, summary) => join(count(value, "results"), count(summary["failures"], "failures")),
    report: (value) => text(record(value)["title"]),
    strategyChoice: (value, _, nameOf) =>
      join(strategy(record(value)["id"], nameOf), percent(record(value)["confidence"], "confidence")),
    sizing: (value) =>
      join(text(record(value)["method"]), percent(record(value)["confidence"], "confidence")),
    current: (value) =>
      join(
        text(record(value)["regime"]),
        `${formatNumber(number(record(value)["confidence"]), "percent", { decimals: 0 }).text} clear`,
      ),
    patterns: (value) =>
      join(count(record(value)["patterns"], "patterns"), count(record(value)["pivots"], "pivots")),
    bars: (value, summary) => {
      const range = record(summary["range"]);
      const bars = count(record(value)["tsOpenMs"], "bars");
      // The bars before the range are there for what needs a past.
      const days = range["from"] === undefined ? "" : `${text(range["from"])} to ${text(range["to"])}`;
      return join(text(record(value)["symbol"]), [days, bars].filter((part) => part !== "").join(" of "));
    },
  };

/** `totalReturn` reads `total return`. */
function words(name: string): string {
  return spellOut(name.replaceAll(/([a-z])([A-Z])/g, "$1 $2")).toLowerCase();
}

function plainFigure(name: string, value: unknown): readonly string[] {
  if (/hash$/i.test(name) || name === "isSynthetic") return [];
  if (typeof value === "string") return [`${words(name)} ${value}`];
  if (typeof value === "boolean") return [`${words(name)} ${value ? "yes" : "no"}`];
  if (typeof value !== "number" || !Number.isFinite(value)) return [];
  return [`${words(name)} ${formatNumber(value, "figure").text}`];
}

/** A step's summary in one line: what it found when that is known, else its first few plain figures. */
export function summaryText(summary: Summary, nameOf: NameStrategy): string {
  for (const [name, read] of Object.entries(READERS)) {
    if (summary[name] !== undefined) return read(summary[name], summary, nameOf);
  }
  return Object.entries(summary)
    .flatMap(([name, value]) => plainFigure(name, value))
    .slice(0, MAXIMUM_FIGURES)
    .join(" · ");
}
