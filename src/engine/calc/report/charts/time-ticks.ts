export interface TimeTick {
  readonly tsMs: number;
  readonly label: string;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const DAY_STEPS = [1, 2, 7, 14];
const HOUR_STEPS = [1, 2, 3, 6, 12];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30.44 * DAY_MS;

/** Calendar times (UTC) within [tsFromMs, tsToMs], at most about `count`: hours, days, months or years. */
export function timeTicks(tsFromMs: number, tsToMs: number, count: number): readonly TimeTick[] {
  const span = tsToMs - tsFromMs;
  if (!(span > 0)) return [];
  const hours = HOUR_STEPS.find((step) => span / (step * HOUR_MS) <= count);
  if (hours !== undefined) return evenTicks(tsFromMs, tsToMs, hours * HOUR_MS, hourLabel);
  const days = DAY_STEPS.find((step) => span / (step * DAY_MS) <= count);
  if (days !== undefined) return evenTicks(tsFromMs, tsToMs, days * DAY_MS, dayLabel);
  const months = MONTH_STEPS.find((step) => span / (step * MONTH_MS) <= count) ?? 240;
  return monthTicks(tsFromMs, tsToMs, months);
}

function evenTicks(
  tsFromMs: number,
  tsToMs: number,
  stepMs: number,
  label: (date: Date) => string,
): readonly TimeTick[] {
  const ticks: TimeTick[] = [];
  for (let tsMs = Math.ceil(tsFromMs / stepMs) * stepMs; tsMs <= tsToMs; tsMs += stepMs) {
    ticks.push({ tsMs, label: label(new Date(tsMs)) });
  }
  return ticks;
}

function monthTicks(tsFromMs: number, tsToMs: number, step: number): readonly TimeTick[] {
  const start = new Date(tsFromMs);
  const ticks: TimeTick[] = [];
  const firstMonth = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (let month = firstMonth; ; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    if (date.getTime() > tsToMs) return ticks;
    if (date.getTime() >= tsFromMs) ticks.push({ tsMs: date.getTime(), label: monthLabel(date, step) });
  }
}

function monthLabel(date: Date, step: number): string {
  const year = String(date.getUTCFullYear());
  if (step >= 12) return year;
  return `${MONTHS[date.getUTCMonth()] ?? ""} ${year}`;
}

function dayLabel(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""}`;
}

function hourLabel(date: Date): string {
  const hour = date.toISOString().slice(11, 16);
  return hour === "00:00" ? dayLabel(date) : hour;
}
