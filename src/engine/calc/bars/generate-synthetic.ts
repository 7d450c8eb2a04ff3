import type { Hasher } from "#engine/base/hasher.ts";
import type { Rng } from "#engine/base/rng.ts";
import { createRng, deriveSeed } from "#engine/base/rng.ts";
import { listUsEquitySessions } from "#engine/calc/calendar/us-equity-sessions.ts";
import type { Bar, BarSeries, Provenance } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";
import { columnsFromBars } from "./bar-columns.ts";
import { makeBarSeries } from "./make-bar-series.ts";
import type { SyntheticPhase } from "./synthetic-regimes.ts";
import { drawPhases } from "./synthetic-regimes.ts";

/** Raised whenever the same seed gives other prices than before. */
const GENERATOR_VERSION = 1;
/** Fixed, not up to today: the same prices on every day and in every process. */
const FIRST_DAY_MS = Date.UTC(2000, 0, 3);
const LAST_DAY_MS = Date.UTC(2024, 11, 31);

/** Part of a day's variance that happens while the market is shut. */
const OVERNIGHT_VARIANCE = 0.2;
const JUMP_CHANCE = 0.012;
const JUMP_FACTOR = 3;
const TICKS_PER_UNIT = 100;
/** Monday to Friday: volume is lowest on Mondays. */
const WEEKDAY_VOLUME = [0.92, 1, 1.02, 1.02, 1.04] as const;

/**
 * A daily market for any symbol, 2000-01-03 to 2024-12-31 on the US calendar: phases of all regimes with crashes, overnight
 * gaps and jumps, fat tails, and volume that grows with the day's range. A function of symbol and seed alone.
 */
export function generateSynthetic(symbol: string, seed: number, hash: Hasher): BarSeries {
  const rng = createRng(deriveSeed(seed, `synthetic:${GENERATOR_VERSION}:${symbol}`));
  const columns = columnsFromBars(drawBars(rng));
  return makeBarSeries(
    { symbol, timeframe: "1d", columns, provenance: describeSynthetic(symbol, seed) },
    hash,
  );
}

function describeSynthetic(symbol: string, seed: number): Provenance {
  return {
    provider: "synthetic",
    isSynthetic: true,
    origin: `synthetic market, generator ${GENERATOR_VERSION}, symbol ${symbol}, seed ${seed}`,
    caveats: [`SYNTHETIC: the prices of ${symbol} were generated from seed ${seed} and are no market's`],
  };
}

function drawBars(rng: Rng): readonly Bar[] {
  const days = listUsEquitySessions(FIRST_DAY_MS, LAST_DAY_MS);
  const usualVolume = 1e6 * Math.exp(3 * rng.next());
  let previousClose = roundToTick(20 * Math.exp(2.5 * rng.next()));
  return drawPhases(days.length, rng)
    .flatMap((phase) => Array.from({ length: phase.bars }, () => phase))
    .slice(0, days.length)
    .map((phase, index) => {
      const bar = drawBar(days[index] ?? Number.NaN, previousClose, phase, usualVolume, rng);
      previousClose = bar.close;
      return bar;
    });
}

function drawBar(
  dayMs: number,
  previousClose: number,
  { drift, volatility }: SyntheticPhase,
  usualVolume: number,
  rng: Rng,
): Bar {
  const jump = rng.next() < JUMP_CHANCE ? JUMP_FACTOR * volatility * rng.nextGaussian() : 0;
  const gap = Math.sqrt(OVERNIGHT_VARIANCE) * volatility * rng.nextGaussian() + jump;
  const move = drift + Math.sqrt(1 - OVERNIGHT_VARIANCE) * volatility * rng.nextGaussian();
  const open = roundToTick(previousClose * Math.exp(gap));
  const close = roundToTick(open * Math.exp(move));
  const high = roundToTick(Math.max(open, close) * Math.exp(drawReach(volatility, rng)));
  const low = roundToTick(Math.min(open, close) * Math.exp(-drawReach(volatility, rng)));
  const activity = (Math.abs(gap + move) + Math.log(high / low)) / 0.02;
  const weekday = WEEKDAY_VOLUME[new Date(dayMs).getUTCDay() - 1] ?? 1;
  const volume = usualVolume * weekday * (0.6 + 0.4 * activity) * Math.exp(0.2 * rng.nextGaussian());
  return {
    tsOpenMs: epochMs(dayMs),
    open,
    high,
    low,
    close,
    volume: Math.max(100, Math.round(volume / 100) * 100),
  };
}

/** How far a day's extremes lie beyond its open and close, as a log distance. */
const drawReach = (volatility: number, rng: Rng): number => 0.4 * volatility * Math.abs(rng.nextGaussian());

const roundToTick = (price: number): number =>
  Math.max(1, Math.round(price * TICKS_PER_UNIT)) / TICKS_PER_UNIT;
