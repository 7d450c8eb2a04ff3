import type { Bar } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import type { Holding } from "../accounting/books.ts";

/** One symbol at the venue, for the bar loop. */
export interface SimulatedMarket {
  readonly holding: Holding;
  /** True while orders of the symbol are open, the exits of its position apart. */
  hasEntries(): boolean;
  /**
   * Matches the resting orders against the bar and adds the fills to `fills`. `finer` are the shorter bars inside it, when
   * there are any: then orders are matched against those, one after the other.
   */
  match(bar: Bar, fills: Fill[], finer?: readonly Bar[]): void;
  /** Marks the account at the close of a bar that was matched. */
  mark(bar: Bar): void;
  /** True while a bar could change nothing here but the price: then bars may be passed instead of shown. */
  readonly isIdle: boolean;
  /** What `match` and `mark` would do for `count` bars, the last of which closed at `close`. Only while idle. */
  pass(count: number, close: number): void;
}
