import type { EpochMs } from "./time.ts";

/** What a person can draw on a chart: a level has one point, all others two. */
export const DRAWING_KINDS = ["trend", "ray", "level", "rectangle", "fibonacci", "measure"] as const;
export type DrawingKind = (typeof DRAWING_KINDS)[number];

/** A place on a chart that stays where it is when bars come in or the chart is zoomed. */
export interface DrawingPoint {
  readonly tsMs: EpochMs;
  readonly price: number;
}

export interface Drawing {
  /** Unique among those of a symbol. */
  readonly id: string;
  readonly kind: DrawingKind;
  readonly points: readonly DrawingPoint[];
}
