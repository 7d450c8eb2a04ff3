import type { ColumnMapping } from "#engine/calc/bars/csv-header.ts";
import type { TickSeries } from "#engine/calc/bars/ticks.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { PriceView } from "#shared/model/corporate-action.ts";
import type { CsvDialect } from "#shared/model/csv-dialect.ts";
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
  /** The trades are wanted, too. */
  readonly keepTicks: boolean;
  /** Of times without a zone; UTC when absent. */
  readonly zone?: string;
  readonly market?: Market;
  readonly prices?: PriceView;
  /** Of text; absent: commas, points, the year first. */
  readonly dialect?: CsvDialect;
}

/** What was in a file, in shared memory. */
export interface ReadAnswer {
  readonly series: BarSeries;
  readonly ticks?: TickSeries;
}

/** What import.worker.ts exposes. */
export interface ImportWorkerApi {
  /** `cancelFlag` is one 32-bit cell that becomes 1 when they are no longer wanted. */
  read(order: ReadOrder, cancelFlag: SharedArrayBuffer): Promise<Result<ReadAnswer, SerialError>>;
}
