import type { Trade } from "#shared/model/position.ts";
import { epochMs } from "#shared/model/time.ts";

export function aTrade(overrides: Partial<Trade> = {}): Trade {
  return {
    symbol: "SPX",
    side: "long",
    quantity: 10,
    tsEntryMs: epochMs(Date.UTC(2019, 0, 8)),
    entryPrice: 2_000,
    entryReason: "up 3 % in 20 bars",
    tsExitMs: epochMs(Date.UTC(2019, 1, 8)),
    exitPrice: 2_100,
    exitReason: "momentum faded",
    fees: 4.1,
    profit: 995.9,
    returnFraction: 0.0498,
    barsHeld: 22,
    ...overrides,
  };
}
