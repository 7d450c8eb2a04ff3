import { z } from "zod";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { PatternSeries } from "#shared/model/pattern.ts";
import type { RegimeSeries } from "#shared/model/regime.ts";
import type { Report } from "#shared/model/report.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { parseIsoDate, TIMEFRAMES } from "#shared/model/time.ts";

/**
 * Schemas of the values that travel on wires between steps. `meta.wire` is the wire's type: an input is joined to
 * the one producer of the same name and wire type. `meta.title` and `meta.unit` are what forms and help show.
 */

function isColumn(value: unknown, length: number): boolean {
  return ArrayBuffer.isView(value) && "length" in value && value.length === length;
}

function isBarSeries(value: unknown): value is BarSeries {
  if (typeof value !== "object" || value === null) return false;
  const series = value as Partial<BarSeries>;
  const length = series.tsOpenMs instanceof Float64Array ? series.tsOpenMs.length : -1;
  return (
    typeof series.symbol === "string" &&
    typeof series.dataHash === "string" &&
    series.provenance !== undefined &&
    [series.open, series.high, series.low, series.close, series.volume, series.quality].every((column) =>
      isColumn(column, length),
    )
  );
}

function hasColumns(...names: readonly string[]): (value: unknown) => boolean {
  return (value) =>
    Array.isArray(value) &&
    value.every((member: unknown) => {
      if (typeof member !== "object" || member === null || !("tsOpenMs" in member)) return false;
      const { tsOpenMs } = member;
      if (!(tsOpenMs instanceof Float64Array)) return false;
      return names.every((name) => isColumn((member as Record<string, unknown>)[name], tsOpenMs.length));
    });
}

const hasKeys =
  (...keys: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "object" && value !== null && keys.every((key) => key in value);

export const barsSchema = z
  .custom<readonly BarSeries[]>(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isBarSeries),
    {
      message: "must be a list of at least one bar series",
    },
  )
  .meta({ wire: "bars", title: "Bars" });

export const patternsSchema = z
  .custom<readonly PatternSeries[]>(hasColumns("bias"), { message: "must be a list of pattern series" })
  .meta({ wire: "patterns", title: "Patterns" });

export const regimesSchema = z
  .custom<readonly RegimeSeries[]>(hasColumns("regime", "confidence"), {
    message: "must be a list of regime series",
  })
  .meta({ wire: "regimes", title: "Regimes" });

export const strategyChoiceSchema = z
  .custom<StrategyChoice>(hasKeys("id", "parameters", "method", "confidence"), {
    message: "must be a strategy choice",
  })
  .meta({ wire: "strategyChoice", title: "Strategy" });

export const sizingPolicySchema = z
  .custom<SizingPolicy>(hasKeys("method", "confidence", "regimeFactors", "patternFactors"), {
    message: "must be a sizing policy",
  })
  .meta({ wire: "sizingPolicy", title: "Sizing" });

export const backtestResultSchema = z
  .custom<BacktestResult>(hasKeys("fills", "trades", "equity", "statistics", "orderListHash"), {
    message: "must be a backtest result",
  })
  .meta({ wire: "backtestResult", title: "Result" });

export const reportSchema = z
  .custom<Report>(hasKeys("title", "html", "data", "tradesCsv"), { message: "must be a report" })
  .meta({ wire: "report", title: "Report" });

export const isoDateSchema = z
  .string()
  .refine((value) => parseIsoDate(value) !== undefined, { message: "must be a calendar day as YYYY-MM-DD" })
  .meta({ wire: "date" });

export const dateRangeSchema = z
  .object({ from: isoDateSchema, to: isoDateSchema, isAsked: z.boolean() })
  .meta({ wire: "dateRange", title: "Range" }) satisfies z.ZodType<DateRange>;

export const symbolsSchema = z
  .array(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._\-/:^=]{0,31}$/, { message: "must be a symbol such as SPX" }),
  )
  .min(1)
  .max(500)
  .meta({ wire: "symbols", title: "Symbols" });

export const timeframeSchema = z.enum(TIMEFRAMES).meta({ wire: "timeframe", title: "Timeframe" });

export const strategyIdSchema = z.string().meta({ wire: "strategyId", title: "Strategy" });
export const strategyParametersSchema = z
  .record(z.string(), z.number())
  .meta({ wire: "strategyParameters", title: "Strategy parameters" });

export const initialCashSchema = z
  .number()
  .positive()
  .max(1e12)
  .default(100_000)
  .meta({ wire: "number", title: "Initial cash", unit: "USD" });
export const feeBpsSchema = z
  .number()
  .min(0)
  .max(1_000)
  .default(1)
  .meta({ wire: "number", title: "Fee a side", unit: "bps of notional" });
export const slippageBpsSchema = z
  .number()
  .min(0)
  .max(1_000)
  .default(0)
  .meta({ wire: "number", title: "Slippage a side", unit: "bps of price" });
export const allowShortSchema = z
  .boolean()
  .default(false)
  .meta({ wire: "boolean", title: "Allow selling short" });

export const strategyIdsSchema = z
  .array(z.string())
  .min(1)
  .max(50)
  .meta({ wire: "strategyIds", title: "Strategies (default: all that fit the symbols)" });
