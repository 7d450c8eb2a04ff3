import {
  DEFAULT_REGIME_SETTINGS,
  type Band,
  type RegimeSettings,
} from "#engine/calc/regimes/regime-settings.ts";
import type { RegimeInput } from "./manifest.ts";

/** The rules with what the caller set; where a bound is left moves along with where it is entered. */
export function settingsFrom(input: Omit<RegimeInput, "bars">): RegimeSettings {
  return {
    ...DEFAULT_REGIME_SETTINGS,
    trendBars: input.trendBars,
    volatilityBars: input.volatilityBars,
    crisisDrawdown: moveBand(DEFAULT_REGIME_SETTINGS.crisisDrawdown, input.crisisDrawdown),
    crisisVolatility: moveBand(DEFAULT_REGIME_SETTINGS.crisisVolatility, input.crisisVolatility),
    confirmationBars: input.regimeConfirmationBars,
  };
}

function moveBand(band: Band, enter: number): Band {
  return { enter, leave: enter === band.enter ? band.leave : (enter * band.leave) / band.enter };
}
