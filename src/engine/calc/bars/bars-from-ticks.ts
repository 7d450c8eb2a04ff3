import type { Hasher } from "#engine/base/hasher.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { BarColumns } from "./bar-columns.ts";
import { createBuckets, type Buckets } from "./bar-buckets.ts";
import { GrowingColumns } from "./growing-columns.ts";
import { makeBarSeries } from "./make-bar-series.ts";
import type { Ticks } from "./ticks.ts";

/**
 * Joins trades to bars, part after part: first, highest, lowest and last price and the sum of sizes; a time without a trade has no bar.
 * The days are those of `market`.
 */
export class TickJoiner {
  readonly #timeframe: Timeframe;
  readonly #bucketOpenMs: Buckets;
  readonly #columns = new GrowingColumns(6);
  readonly #bar = new Float64Array(6);
  #openMs = Number.NaN;
  #trades = 0;

  constructor(timeframe: Timeframe, market: Market) {
    this.#timeframe = timeframe;
    this.#bucketOpenMs = createBuckets(timeframe, market);
  }

  /** Trades that follow those before. */
  push({ tsMs, price, size }: Ticks): void {
    const bar = this.#bar;
    for (let index = 0; index < tsMs.length; index += 1) {
      const traded = price[index] ?? Number.NaN;
      const bucket = this.#bucketOpenMs(tsMs[index] ?? Number.NaN);
      if (bucket !== this.#openMs) {
        if (this.#trades + index > 0) this.#columns.push(bar);
        bar.set([bucket, traded, traded, traded, traded, 0]);
        this.#openMs = bucket;
      }
      bar[2] = Math.max(bar[2] ?? traded, traded);
      bar[3] = Math.min(bar[3] ?? traded, traded);
      bar[4] = traded;
      bar[5] = (bar[5] ?? 0) + (size[index] ?? Number.NaN);
    }
    this.#trades += tsMs.length;
  }

  /** The bars of all trades, graded and hashed, with a caveat that says what they were joined from. Called once. */
  finish(symbol: string, provenance: Provenance, hash: Hasher): BarSeries {
    if (this.#trades > 0) this.#columns.push(this.#bar);
    const [tsOpenMs, open, high, low, close, volume] = this.#columns.finish() as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const columns: BarColumns = { tsOpenMs, open, high, low, close, volume };
    const timeframe = this.#timeframe;
    const note = `${timeframe} bars were joined from ${this.#trades} trades`;
    const noted = { ...provenance, caveats: [...provenance.caveats, note] };
    return makeBarSeries({ symbol, timeframe, columns, provenance: noted }, hash);
  }
}
