import type { IsoDate } from "./time.ts";

/** The days that are traded, both included; bars before it are history for warm-up and selection. */
export interface DateRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** False when no range was asked for and one was derived from the data. */
  readonly isAsked: boolean;
}
