import type { Regime } from "#shared/model/regime.ts";

const TITLES: Readonly<Record<Regime, string>> = {
  bull_quiet: "Bull, quiet",
  bull_volatile: "Bull, volatile",
  bear_quiet: "Bear, quiet",
  bear_volatile: "Bear, volatile",
  sideways_quiet: "Sideways, quiet",
  sideways_volatile: "Sideways, volatile",
  crisis: "Crisis",
  unknown: "Unknown",
};

export const regimeTitle = (regime: Regime): string => TITLES[regime];
