import { succeed } from "#shared/ipc/result.ts";
import { exposeToHost } from "#main/workers/expose-to-host.ts";

exposeToHost(() => ({
  greet: () => succeed(0),
  /** Neither returns nor asks whether it should. */
  hang() {
    for (;;);
  },
  /** Looks at both ends of each column, so that the bars are really there, and answers what it saw. */
  look(series) {
    const columns = [series.tsOpenMs, series.open, series.high, series.low, series.close, series.volume];
    return succeed(columns.reduce((sum, column) => sum + column[0] + column.at(-1), 0));
  },
}));
