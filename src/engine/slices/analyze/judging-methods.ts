import { z } from "zod";
import type { MethodManifests } from "#engine/base/define-slice.ts";
import { accountShape } from "#engine/base/execution-schemas.ts";
import { barsSchema, dateRangeSchema, strategyIdsSchema } from "#engine/base/wire-schemas.ts";
import type { ScannedSymbol } from "#shared/model/market-scan.ts";
import type { PortfolioAnalysis } from "#shared/model/portfolio-analysis.ts";
import { RANKING_FIGURES, type RankedStrategy } from "#shared/model/strategy-ranking.ts";
import type { SymbolAnalysis } from "#shared/model/symbol-analysis.ts";
import { levelShape, pivotStrengthBarsSchema } from "./level-schemas.ts";

const benchmarkSymbolSchema = z
  .string()
  .optional()
  .meta({ title: "Symbol among the bars that the others are compared with" });

/** The methods that judge: one symbol, a portfolio, strategies against each other, many symbols by conditions. */
export const judgingMethods = {
  analyze_symbol: {
    title: "Analyse a symbol",
    description:
      "What the bars say at the last of them: trend, volatility, active patterns and levels, and a score with the reason of each of its points.",
    runsIn: "worker",
    input: z.strictObject({ bars: barsSchema, pivotStrengthBars: pivotStrengthBarsSchema, ...levelShape }),
    output: z.object({
      analyses: z
        .custom<readonly SymbolAnalysis[]>(Array.isArray, { message: "must be a list of analyses" })
        .meta({ wire: "symbolAnalyses", title: "Analyses" }),
    }),
  },
  analyze_portfolio: {
    title: "Analyse a portfolio",
    description:
      "Volatility, beta, correlations, value at risk and its conditional mean, over the returns that all symbols have in common.",
    runsIn: "worker",
    input: z.strictObject({
      bars: barsSchema,
      range: dateRangeSchema.optional(),
      weights: z.record(z.string(), z.number().min(-100).max(100)).optional().meta({
        wire: "weights",
        title: "Weights by symbol; what they leave of 1 is cash (default: all equal, without the benchmark)",
        unit: "fraction",
      }),
      benchmarkSymbol: benchmarkSymbolSchema,
      confidence: z
        .number()
        .min(0.5)
        .max(0.999)
        .default(0.95)
        .meta({ wire: "number", title: "Confidence of the value at risk", unit: "fraction" }),
      minimumReturns: z
        .int()
        .min(20)
        .max(100_000)
        .default(60)
        .meta({ wire: "number", title: "Fewest returns in common", unit: "bars" }),
    }),
    output: z.object({
      portfolio: z
        .custom<PortfolioAnalysis>(
          (value) => typeof value === "object" && value !== null && "losses" in value,
          { message: "must be an analysis of a portfolio" },
        )
        .meta({ wire: "portfolioAnalysis", title: "Portfolio" }),
    }),
  },
  compare_strategies: {
    title: "Compare strategies",
    description:
      "Trades strategies with their default parameters through the backtester, at the same costs, and puts the best by one figure first.",
    runsIn: "worker",
    runsStrategies: true,
    input: z.strictObject({
      bars: barsSchema,
      range: dateRangeSchema,
      strategies: strategyIdsSchema.optional(),
      rankBy: z
        .enum(RANKING_FIGURES)
        .default("sharpe")
        .meta({ wire: "rankingFigure", title: "Figure that ranks them, the largest first" }),
      ...accountShape,
    }),
    output: z.object({
      ranking: z
        .custom<readonly RankedStrategy[]>(Array.isArray, { message: "must be a list of strategies" })
        .meta({ wire: "strategyRanking", title: "Strategies, the best first" }),
      rankedBy: z.enum(RANKING_FIGURES).meta({ title: "Figure that ranks them" }),
      rankingCaveats: z.array(z.string()).readonly().meta({ title: "What to know before believing it" }),
    }),
  },
  scan: {
    title: "Scan",
    description:
      "Which symbols meet conditions on prices and indicators at their last bar that is over, such as rsi(14) < 30 or 1w: close > sma(10).",
    runsIn: "worker",
    input: z.strictObject({
      bars: barsSchema,
      conditions: z
        .array(z.string().max(200))
        .min(1)
        .max(50)
        .meta({ wire: "scanConditions", title: "Conditions" }),
      match: z
        .enum(["all", "any"])
        .default("all")
        .meta({ wire: "scanMatch", title: "How many conditions a match meets" }),
    }),
    output: z.object({
      scanned: z
        .custom<readonly ScannedSymbol[]>(Array.isArray, { message: "must be a list of symbols" })
        .meta({ wire: "scannedSymbols", title: "Each symbol with what its conditions saw" }),
      matches: z.array(z.string()).readonly().meta({ wire: "scanMatches", title: "Symbols that match" }),
    }),
  },
} as const satisfies MethodManifests;
