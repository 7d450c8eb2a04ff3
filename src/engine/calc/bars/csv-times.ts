import { DAY_MS } from "#shared/model/time.ts";
import { unquote } from "./csv-header.ts";
import type { CsvScanner } from "./csv-scanner.ts";
import type { TimeNotation } from "./csv-time.ts";
import { parseCsvTime } from "./csv-time.ts";

const DASH = 45;
const COLON = 58;
const UPPER_T = 84;
const LOWER_T = 116;
const SPACE = 32;
const UPPER_Z = 90;
const MINUTE_MS = 60_000;

/** Reads the times of a column; what it does not know at a glance goes through `parseCsvTime`, so that the answers are its. */
export class CsvTimes {
  readonly #scanner: CsvScanner;
  readonly #cell: number;
  /** Of the time read last. */
  notation: TimeNotation = "date";
  #day = -1;
  #dayMs = Number.NaN;

  constructor(scanner: CsvScanner, cell: number) {
    this.#scanner = scanner;
    this.#cell = cell;
  }

  /** The time of the present line; NaN when the cell is none. */
  read(): number {
    const known = this.#readKnown();
    if (!Number.isNaN(known)) return known;
    const time = parseCsvTime(unquote(this.#scanner.cell(this.#cell)));
    if (time === undefined) return Number.NaN;
    this.notation = time.notation;
    return time.tsMs;
  }

  #readKnown(): number {
    const length = this.#scanner.length(this.#cell);
    switch (length) {
      case 10:
        if (this.#byte(4) === DASH) return this.#named("date", this.#dayOf());
        return this.#epoch(length, 1_000);
      case 9:
        return this.#epoch(length, 1_000);
      case 12:
      case 13:
        return this.#epoch(length, 1);
      case 16: // 2020-01-31T14:30
      case 17: // 2020-01-31T14:30Z
      case 19: // 2020-01-31T14:30:00
      case 20: // 2020-01-31T14:30:00Z
        return this.#timeOfDay(length);
      default:
        return Number.NaN;
    }
  }

  #epoch(length: number, unitMs: number): number {
    const value = this.#scanner.digits(this.#cell, 0, length);
    return this.#named(
      unitMs === 1 ? "epoch milliseconds" : "epoch seconds",
      value < 0 ? Number.NaN : value * unitMs,
    );
  }

  #timeOfDay(length: number): number {
    const separator = this.#byte(10);
    if (separator !== UPPER_T && separator !== LOWER_T && separator !== SPACE) return Number.NaN;
    const isZoned = length === 17 || length === 20;
    if (this.#byte(13) !== COLON || (isZoned && this.#byte(length - 1) !== UPPER_Z)) return Number.NaN;
    const hasSeconds = length > 17;
    if (hasSeconds && this.#byte(16) !== COLON) return Number.NaN;
    const hour = this.#two(11);
    const minute = this.#two(14);
    const second = hasSeconds ? this.#two(17) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;
    const tsMs = this.#dayOf() + (hour * 60 + minute) * MINUTE_MS + second * 1_000;
    return this.#named(isZoned ? "UTC time" : "time without zone", tsMs);
  }

  #named(notation: TimeNotation, tsMs: number): number {
    if (!Number.isNaN(tsMs)) this.notation = notation;
    return tsMs;
  }

  /** Midnight of the date that the cell begins with; NaN when there is no such day. Neighbours mostly share it. */
  #dayOf(): number {
    if (this.#byte(4) !== DASH || this.#byte(7) !== DASH) return Number.NaN;
    const year = this.#scanner.digits(this.#cell, 0, 4);
    const month = this.#two(5);
    const day = this.#two(8);
    if (year < 0 || month < 0 || day < 0) return Number.NaN;
    const known = (year * 100 + month) * 100 + day;
    if (known === this.#day) return this.#dayMs;
    // `Date.UTC` takes other years for those of the last century, and days that do not exist for those after.
    const dayMs = year < 100 ? Number.NaN : Date.UTC(year, month - 1, day);
    const date = new Date(dayMs);
    const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    this.#day = known;
    this.#dayMs = isReal ? Math.floor(dayMs / DAY_MS) * DAY_MS : Number.NaN;
    return this.#dayMs;
  }

  #two(offset: number): number {
    return this.#scanner.digits(this.#cell, offset, 2);
  }

  #byte(offset: number): number {
    return this.#scanner.byteAt(this.#cell, offset);
  }
}
