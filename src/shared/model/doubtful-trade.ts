type Doubt = "repaired" | "suspicious";

/** A trade that stood on bars which may not be what was traded. */
export interface DoubtfulTrade {
  /** Place among the trades of the result, from 0. */
  readonly trade: number;
  readonly symbol: string;
  /** The grade of the bar at which it was opened or closed; absent for a real one. */
  readonly entry?: Doubt;
  readonly exit?: Doubt;
  /** Bars between the two that are repaired or suspicious. */
  readonly heldThrough: number;
}
