import { z } from "zod";
import { barsSchema } from "#engine/base/wire-schemas.ts";
import { daysSchema, trialSchema } from "./search-schemas.ts";

/** `optimize.open_hold_out`. */
export const openHoldOutMethod = {
  title: "Open the hold-out",
  description:
    "Trades the choice of a study on the days that it kept closed, once; that they were opened stays on record.",
  runsIn: "host",
  effect: "opens the closed days of a study for good",
  input: z.strictObject({
    bars: barsSchema,
    study: z.string().min(1).meta({ wire: "studyId", title: "Study" }),
    force: z.boolean().default(false).meta({ wire: "boolean", title: "Look again at days that were opened" }),
  }),
  output: z.object({
    holdOut: z
      .object({
        study: z.string(),
        days: daysSchema,
        chosen: trialSchema,
        defaults: trialSchema,
        /** Different backtests on those days before they were opened: each was a look. */
        looksBefore: z.number(),
        note: z.string(),
      })
      .meta({ wire: "study", title: "Hold-out" }),
  }),
} as const;
