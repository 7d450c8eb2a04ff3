import { REGIMES } from "#shared/model/regime.ts";
import type { Regime } from "#shared/model/regime.ts";

/** Points in a row in one regime; the last is in it. */
export interface RegimeSpell {
  readonly regime: Regime;
  readonly first: number;
  readonly last: number;
}

/** What each regime is called, and by what it is told apart besides its colour: how much of the ribbon's height it fills. */
export const REGIME_LOOKS: Readonly<
  Record<
    Regime,
    { readonly title: string; readonly tone: "up" | "down" | "text" | "strong"; readonly height: number }
  >
> = {
  bull_quiet: { title: "Bull, quiet", tone: "up", height: 0.5 },
  bull_volatile: { title: "Bull, volatile", tone: "up", height: 1 },
  bear_quiet: { title: "Bear, quiet", tone: "down", height: 0.5 },
  bear_volatile: { title: "Bear, volatile", tone: "down", height: 1 },
  sideways_quiet: { title: "Sideways, quiet", tone: "text", height: 0.25 },
  sideways_volatile: { title: "Sideways, volatile", tone: "text", height: 0.75 },
  crisis: { title: "Crisis", tone: "strong", height: 1 },
  unknown: { title: "Not known yet", tone: "text", height: 0 },
};

/** Joins equal regimes that follow each other; `regimes` are indexes into REGIMES. */
export function toSpells(regimes: readonly number[]): readonly RegimeSpell[] {
  const spells: { regime: Regime; first: number; last: number }[] = [];
  for (const [point, index] of regimes.entries()) {
    const regime = REGIMES[index] ?? "unknown";
    const open = spells.at(-1);
    if (open?.regime === regime) open.last = point;
    else spells.push({ regime, first: point, last: point });
  }
  return spells;
}
