import { z } from "zod";
import { barsSchema, isoDateSchema, symbolsSchema } from "#engine/base/wire-schemas.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";

const regimesSchema = z.array(z.string()).meta({ wire: "regimes" });

/** Three small slices that pass real wires: bars, regimes, and a score that depends on both. */
export const TRADING_SLICES: Readonly<Record<string, FakeSlice>> = {
  data: {
    methods: {
      get_historical: {
        input: {
          symbols: symbolsSchema,
          from: isoDateSchema.optional(),
          to: isoDateSchema.optional(),
          timeframe: z.string().default("1d"),
        },
        output: { bars: barsSchema, dataHash: z.string() },
        answer: ({ symbols }) => ({
          bars: (symbols as string[]).map((symbol) => aBarSeries({ symbol, closes: [1, 2, 3] })),
          dataHash: "abc",
        }),
      },
    },
  },
  market_regime: {
    methods: {
      detect: {
        input: { bars: barsSchema, window: z.number().min(1).default(20).meta({ unit: "bars" }) },
        output: { regimes: regimesSchema },
        answer: ({ window }) => ({ regimes: [`window ${String(window)}`] }),
      },
    },
  },
  backtest: {
    methods: {
      execute: {
        input: {
          bars: barsSchema,
          regimes: regimesSchema.optional(),
          quantity: z.number().positive().default(1),
        },
        output: { score: z.number(), note: z.string() },
        answer: ({ bars, regimes, quantity }) => ({
          score: (bars as unknown[]).length * (quantity as number),
          note: (regimes as string[] | undefined)?.join() ?? "no regimes",
        }),
      },
    },
  },
};

export const TRADING_WORKFLOW = `name: trade
steps:
  - fetch_data: { slice: data, method: get_historical }
  - detect_regime: { slice: market_regime, method: detect }
  - run_backtest: { slice: backtest, method: execute }
`;
