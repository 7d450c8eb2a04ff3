const STEPS = [1, 2, 2.5, 5, 10];
const DAY_MS = 86_400_000;
const MONTH_DAYS = 30.4;
const YEAR_DAYS = 365.25;

/** A mark on an axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Round values from at least `low` to at most `high`, at most `count` of them. */
export function valueTicks(low: number, high: number, count: number): readonly number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span) || count < 1) return [low];
  const scale = 10 ** Math.floor(Math.log10(span / count));
  const step = (STEPS.find((candidate) => span / (candidate * scale) <= count) ?? 10) * scale;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

/** Decimals that neighbouring values of an axis need to differ. */
export function tickDecimals(ticks: readonly number[], scale: number): number {
  const [first, second] = ticks;
  if (first === undefined || second === undefined) return 2;
  const step = Math.abs(second - first) * scale;
  return [0, 1, 2, 3].find((decimals) => Math.abs(step - Number(step.toFixed(decimals))) < step / 100) ?? 4;
}

/** Starts of years, of months or of days (UTC) between two times, at most `count` of them. */
export function timeTicks(fromMs: number, toMs: number, count: number): readonly Tick[] {
  const days = (toMs - fromMs) / DAY_MS;
  if (!(days > 0) || count < 1) return [];
  if (days / YEAR_DAYS >= 2) return yearTicks(fromMs, toMs, Math.ceil(days / YEAR_DAYS / count));
  if (days / MONTH_DAYS >= 2) return monthTicks(fromMs, toMs, Math.ceil(days / MONTH_DAYS / count));
  const stepMs = Math.ceil(days / count) * DAY_MS;
  const firstMs = Math.ceil(fromMs / DAY_MS) * DAY_MS;
  const length = Math.max(0, Math.floor((toMs - firstMs) / stepMs) + 1);
  return Array.from({ length }, (_, index) => {
    const at = firstMs + index * stepMs;
    return { at, label: isoDay(at) };
  });
}

function yearTicks(fromMs: number, toMs: number, step: number): readonly Tick[] {
  const first = new Date(fromMs).getUTCFullYear() + 1;
  const last = new Date(toMs).getUTCFullYear();
  const ticks: Tick[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step)
    ticks.push({ at: Date.UTC(year, 0), label: String(year) });
  return ticks;
}

function monthTicks(fromMs: number, toMs: number, step: number): readonly Tick[] {
  const start = new Date(fromMs);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth() + 1;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(first / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12);
    if (at > toMs) return ticks;
    ticks.push({ at, label: isoDay(at).slice(0, 7) });
  }
}

const isoDay = (tsMs: number): string => new Date(tsMs).toISOString().slice(0, 10);
