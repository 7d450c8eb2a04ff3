import { userError, type AppError } from "#shared/errors/app-error.ts";
import { TIMEFRAMES, type Timeframe } from "#shared/model/time.ts";
import { parseIndicator, type IndicatorRequest } from "./parse-indicator.ts";

const COLUMNS = ["open", "high", "low", "close", "volume"] as const;

/** One side of a condition: a number, a column of the bars, or a line of an indicator. */
export type Operand =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "column"; readonly column: (typeof COLUMNS)[number] }
  | { readonly kind: "indicator"; readonly request: IndicatorRequest; readonly line: string };

const COMPARISONS = {
  "<": (left: number, right: number) => left < right,
  "<=": (left: number, right: number) => left <= right,
  ">": (left: number, right: number) => left > right,
  ">=": (left: number, right: number) => left >= right,
} as const;

export interface Condition {
  readonly text: string;
  /** Length of the bars that it looks at; that of the scan's bars when left out. */
  readonly timeframe: Timeframe | undefined;
  readonly left: Operand;
  readonly right: Operand;
  /** Whether it is met; both are numbers. */
  readonly holds: (left: number, right: number) => boolean;
}

/** Reads `rsi(14) < 30`, `close > sma:200` or, over longer bars, `1w: macd(12,26,9).signal > 0`. */
export function parseCondition(text: string): Condition {
  const match = /^\s*(?:(\d+(?:mo|[mhdw])):)?\s*([^<>=]+?)\s*(<=|>=|<|>)\s*([^<>=]+?)\s*$/.exec(text);
  const [, prefix, left, comparison, right] = match ?? [];
  if (left === undefined || comparison === undefined || right === undefined) {
    throw badCondition(text, "must compare two values with <, <=, > or >=");
  }
  const timeframe = TIMEFRAMES.find((known) => known === prefix);
  if (prefix !== undefined && timeframe === undefined) {
    throw badCondition(text, `must name one of the timeframes ${TIMEFRAMES.join(", ")}`);
  }
  return {
    text: text.trim(),
    timeframe,
    left: parseOperand(left, text),
    right: parseOperand(right, text),
    // The pattern allows no other.
    holds: COMPARISONS[comparison as keyof typeof COMPARISONS],
  };
}

function parseOperand(text: string, condition: string): Operand {
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: "number", value: Number(text) };
  const column = COLUMNS.find((name) => name === text);
  if (column !== undefined) return { kind: "column", column };
  const [, name = text, named] = /^(.+)\.([A-Za-z][A-Za-z0-9]*)$/.exec(text) ?? [];
  const request = parseIndicator(name, "conditions");
  const { lines, needsBenchmark } = request.indicator;
  if (needsBenchmark) throw badCondition(condition, `has ${request.label}, which needs a benchmark`);
  const line = named ?? (lines.length === 1 ? lines[0] : undefined);
  if (line === undefined || !lines.includes(line)) {
    throw badCondition(
      condition,
      `must name one of the lines ${lines.map((one) => `${name}.${one}`).join(", ")}`,
    );
  }
  return { kind: "indicator", request, line };
}

export function badCondition(text: string, problem: string): AppError {
  return userError({
    code: "analyze.bad-condition",
    message: `a condition ${problem}, was ${text}`,
    field: "conditions",
    value: text,
    remedy: 'write for example "rsi(14) < 30", "close > sma(200)" or "1w: close > sma(10)"',
  });
}
