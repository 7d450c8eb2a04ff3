import { z } from "zod";
import { DEFAULT_PATTERN_SETTINGS } from "#engine/calc/patterns/pattern-settings.ts";

export const pivotStrengthBarsSchema = z
  .number()
  .int()
  .min(1)
  .max(100)
  .default(DEFAULT_PATTERN_SETTINGS.strength)
  .meta({ wire: "number", title: "Bars on each side of a pivot", unit: "bars" });

/** What makes swings a level. */
export const levelShape = {
  levelHistoryBars: z
    .number()
    .int()
    .min(20)
    .max(100_000)
    .default(504)
    .meta({ wire: "number", title: "Bars to look back", unit: "bars" }),
  levelWidthAtr: z
    .number()
    .positive()
    .max(20)
    .default(1)
    .meta({ wire: "number", title: "Width of a level", unit: "multiples of ATR(14)" }),
  minimumTouches: z
    .number()
    .int()
    .min(1)
    .max(50)
    .default(2)
    .meta({ wire: "number", title: "Swings that make a level", unit: "swings" }),
} as const;
