import type { PatternKind, Pivot } from "#shared/model/pattern.ts";

/** A shape whose pivots are all known and whose neckline has not broken yet. */
export interface PatternCandidate {
  readonly kind: PatternKind;
  /** 1 when its neckline lies below and breaks downwards, -1 when it breaks upwards. */
  readonly sign: 1 | -1;
  readonly pivots: readonly Pivot[];
  /** The line to break, through two pivots; level when they are the same one. */
  readonly neckline: readonly [from: Pivot, to: Pivot];
  /** Distance from the neckline to the target, above 0. */
  readonly height: number;
  /** A close beyond this price ends the candidate, and later the pattern. */
  readonly stop: number;
  /** Where its two lines meet, in bars: from there on there is nothing left to break. Infinity for other shapes. */
  readonly apexIndex: number;
}

/** Price of the line through two pivots at a bar. */
export function linePrice(from: Pivot, to: Pivot, index: number): number {
  if (from === to) return from.price;
  return from.price + ((to.price - from.price) * (index - from.index)) / (to.index - from.index);
}
