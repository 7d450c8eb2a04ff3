import type { ColumnMapping } from "#engine/calc/bars/csv-header.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { PriceView } from "#shared/model/corporate-action.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** One file to read, and how. */
export interface ReadOrder {
  readonly path: string;
  readonly symbol: string;
  readonly timeframe?: Timeframe;
  readonly allowGaps: boolean;
  readonly mapping: ColumnMapping;
  /** The rows are trades, not bars. */
  readonly isTicks: boolean;
  readonly market?: Market;
  readonly prices?: PriceView;
}

/** What import.worker.ts exposes. */
export interface ImportWorkerApi {
  /** The bars in shared memory; `cancelFlag` is one 32-bit cell that becomes 1 when they are no longer wanted. */
  read(order: ReadOrder, cancelFlag: SharedArrayBuffer): Promise<Result<BarSeries, SerialError>>;
}
