import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import { barsSchema, isoDateSchema, regimesSchema } from "#engine/base/wire-schemas.ts";
import { DEFAULT_REGIME_SETTINGS } from "#engine/calc/regimes/regime-settings.ts";
import { REGIMES } from "#shared/model/regime.ts";

const regimeSchema = z.enum(REGIMES).meta({ wire: "regime", title: "Regime" });

const inputSchema = z.strictObject({
  bars: barsSchema,
  trendBars: z
    .number()
    .int()
    .min(10)
    .max(5_000)
    .default(DEFAULT_REGIME_SETTINGS.trendBars)
    .meta({ wire: "number", title: "Trend window", unit: "bars" }),
  volatilityBars: z
    .number()
    .int()
    .min(5)
    .max(1_000)
    .default(DEFAULT_REGIME_SETTINGS.volatilityBars)
    .meta({ wire: "number", title: "Volatility window", unit: "bars" }),
  crisisDrawdown: z
    .number()
    .min(0.01)
    .max(0.95)
    .default(DEFAULT_REGIME_SETTINGS.crisisDrawdown.enter)
    .meta({ wire: "number", title: "Crisis from a drawdown of", unit: "fraction" }),
  crisisVolatility: z
    .number()
    .min(0.01)
    .max(5)
    .default(DEFAULT_REGIME_SETTINGS.crisisVolatility.enter)
    .meta({ wire: "number", title: "Crisis from an annual volatility of", unit: "fraction" }),
  regimeConfirmationBars: z
    .number()
    .int()
    .min(1)
    .max(250)
    .default(DEFAULT_REGIME_SETTINGS.confirmationBars)
    .meta({ wire: "number", title: "Bars that confirm a new regime", unit: "bars" }),
});

/** What the rules saw on the newest bar; a figure is absent while the history is too short for it. */
const currentSchema = z.object({
  symbol: z.string(),
  regime: regimeSchema,
  confidence: z.number().min(0).max(1),
  asOf: isoDateSchema,
  trendScore: z.number().optional(),
  annualVolatility: z.number().optional(),
  volatilityPercentile: z.number().optional(),
  drawdown: z.number().optional(),
});

/** Bars in a row in one regime; the return runs from the close before them to their last close. */
const spellSchema = z.object({
  symbol: z.string(),
  regime: regimeSchema,
  from: isoDateSchema,
  to: isoDateSchema,
  bars: z.number(),
  returnFraction: z.number(),
  isOngoing: z.boolean(),
});

const summarySchema = z.object({
  symbol: z.string(),
  regime: regimeSchema,
  bars: z.number(),
  spells: z.number(),
  meanSpellBars: z.number(),
  /** Mean return of the bars in the regime. */
  meanReturnFraction: z.number(),
  /** Mean return of the bar after each of them: what somebody who knew the regime at the close met. */
  meanNextReturnFraction: z.number().optional(),
});

const transitionSchema = z.object({
  symbol: z.string(),
  from: regimeSchema,
  to: regimeSchema,
  count: z.number(),
  /** Share of the bars in `from` that were followed by one in `to`. */
  probability: z.number(),
});

export const marketRegimeManifest = defineManifest({
  id: "market_regime",
  version: "1.0.0",
  title: "Market regime",
  description: "Says in which of eight states a market is, by rules on trend, volatility and drawdown.",
  publishes: [],
  needs: [],
  methods: {
    detect: {
      title: "Detect regimes",
      description:
        "The regime of every bar, each from bars up to it alone, and what the rules see on the newest.",
      runsIn: "worker",
      input: inputSchema,
      output: z.object({
        regimes: regimesSchema,
        current: z.array(currentSchema).meta({ wire: "currentRegimes", title: "Current regimes" }),
      }),
    },
    history: {
      title: "History of regimes",
      description:
        "Spells of each regime with their lengths and returns, and the measured transition matrix.",
      runsIn: "worker",
      input: inputSchema,
      output: z.object({
        spells: z.array(spellSchema).meta({ wire: "regimeSpells", title: "Spells" }),
        summaries: z.array(summarySchema).meta({ wire: "regimeSummaries", title: "Regimes" }),
        transitions: z.array(transitionSchema).meta({ wire: "regimeTransitions", title: "Transitions" }),
      }),
    },
  },
});

export type RegimeMethods = (typeof marketRegimeManifest)["methods"];
export type RegimeInput = z.output<typeof inputSchema>;
export type RegimeSpell = z.output<typeof spellSchema>;
