import fc from "fast-check";
import { listUsEquitySessions } from "#engine/calc/calendar/us-equity-sessions.ts";
import { createRng } from "#engine/base/rng.ts";

/** One bar with its prices in whole cents, so that a test can compare without rounding. */
export interface CentBar {
  /** As a CSV writes it: a day, or a UTC time. */
  readonly time: string;
  readonly openCents: number;
  readonly closeCents: number;
}

export interface Market {
  readonly bars: readonly CentBar[];
  readonly isDaily: boolean;
  /** Sessions were left out of the file. */
  readonly hasHoles: boolean;
  readonly csv: string;
}

const FIRST_DAY_MS = Date.UTC(2021, 0, 4);
const DAY_MS = 86_400_000;
/** Half hours from 14:30 UTC to 20:30 UTC. */
const SLOTS_MS = Array.from({ length: 13 }, (_, slot) => (14.5 + slot / 2) * 3_600_000);

/** A random walk over US sessions, by day or by half hour, that jumps between each close and the next open. */
export function anyMarket(): fc.Arbitrary<Market> {
  return fc
    .record({
      seed: fc.nat(),
      isDaily: fc.boolean(),
      hasHoles: fc.boolean(),
      bars: fc.integer({ min: 40, max: 400 }),
    })
    .map(walk);
}

interface Walk {
  readonly seed: number;
  readonly isDaily: boolean;
  readonly hasHoles: boolean;
  readonly bars: number;
}

/** A file of daily bars, the same each time. */
export function dailyCsv(bars: number): string {
  return walk({ seed: 1, isDaily: true, hasHoles: false, bars }).csv;
}

function walk(parts: Walk): Market {
  const rng = createRng(parts.seed);
  const days = listUsEquitySessions(FIRST_DAY_MS, FIRST_DAY_MS + 1000 * DAY_MS);
  const opens = parts.isDaily ? days : days.flatMap((day) => SLOTS_MS.map((slot) => day + slot));
  const perDay = parts.isDaily ? 1 : SLOTS_MS.length;
  const isHole = days.map(() => parts.hasHoles && rng.next() < 0.1);
  const kept = opens.filter((_, index) => !isHole[Math.floor(index / perDay)]).slice(0, parts.bars);
  let price = 5_000;
  const bars = kept.map((tsMs) => {
    const openCents = move(price, 0.01 * rng.nextGaussian());
    price = move(openCents, 0.02 * rng.nextGaussian());
    const iso = new Date(tsMs).toISOString();
    const time = parts.isDaily ? iso.slice(0, 10) : iso.replace(".000Z", "Z");
    return { time, openCents, closeCents: price };
  });
  return { bars, isDaily: parts.isDaily, hasHoles: parts.hasHoles, csv: toCsv(bars) };
}

/** Kept from 10 to 90 dollars, so that hundreds of units fit into the account. */
function move(cents: number, change: number): number {
  return Math.min(9_000, Math.max(1_000, Math.round(cents * Math.exp(change))));
}

function toCsv(bars: readonly CentBar[]): string {
  const lines = bars.map(({ time, openCents, closeCents }) => {
    const [low, high] = [Math.min(openCents, closeCents) - 3, Math.max(openCents, closeCents) + 3];
    return [time, ...[openCents, high, low, closeCents].map((cents) => (cents / 100).toFixed(2)), 1_000].join(
      ",",
    );
  });
  return ["date,open,high,low,close,volume", ...lines, ""].join("\n");
}
