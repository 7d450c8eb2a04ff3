import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import { accountShape } from "#engine/base/execution-schemas.ts";
import { decisionTermsShape } from "#engine/base/order-schemas.ts";
import {
  barsSchema,
  dateRangeSchema,
  strategyChoiceSchema,
  strategyIdSchema,
  strategyParametersSchema,
} from "#engine/base/wire-schemas.ts";

/** What a strategy wants at the close of the newest bar of a symbol. */
const signalSchema = z.object({
  symbol: z.string(),
  target: z.enum(["long", "short", "flat"]),
  strength: z.number(),
  reason: z.string(),
  tsMs: z.number(),
  ...decisionTermsShape,
});

export const mlStrategyManifest = defineManifest({
  id: "ml_strategy",
  version: "1.0.0",
  title: "Strategy selection",
  description: "Ranks the strategies on bars before the traded range, and turns a strategy into signals.",
  publishes: ["signal.raised"],
  needs: [],
  methods: {
    predict_best: {
      title: "Predict the best strategy",
      description:
        "Ranks the strategies by an anchored walk-forward on the bars before `from`, or measures the one that the run names.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        strategy: strategyIdSchema.optional(),
        parameters: strategyParametersSchema.optional(),
        ...accountShape,
      }),
      output: z.object({ strategyChoice: strategyChoiceSchema }),
    },
    signals: {
      title: "Signals",
      description:
        "What the strategy wants at the close of the newest bar, of the symbol given or of each series.",
      runsIn: "host",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        strategy: strategyIdSchema.default("momentum"),
        parameters: strategyParametersSchema.optional(),
        symbol: z
          .string()
          .optional()
          .meta({ wire: "symbol", title: "Only this symbol, whose bar has just closed" }),
        account: z
          .object({ positions: z.array(z.object({ symbol: z.string(), quantity: z.number() }).loose()) })
          .loose()
          .meta({ wire: "account", title: "Account" }),
      }),
      output: z.object({ signals: z.array(signalSchema).meta({ wire: "signals", title: "Signals" }) }),
    },
  },
});
