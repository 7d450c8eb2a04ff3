import type { Fill } from "./order.ts";

/** The first place where two lists of fills part. */
export interface FillDivergence {
  /** Number of the fill, from 1: those before it are equal. */
  readonly number: number;
  /** Undefined when that side has no more fills. */
  readonly left: Fill | undefined;
  readonly right: Fill | undefined;
}
