import type { RejectedOrder } from "#shared/model/backtest-result.ts";

/** Keeps what was turned away; a strategy that asks for the same at every bar is heard once. */
export interface RejectionLog {
  readonly rejected: readonly RejectedOrder[];
  /** Adds it unless the symbol's last rejection had the same code and nothing was ordered since; answers whether it did. */
  add(rejection: RejectedOrder): boolean;
  /** Says that an order of the symbol went out. */
  endStreak(symbol: string): void;
}

export function createRejectionLog(): RejectionLog {
  const rejected: RejectedOrder[] = [];
  const streaks = new Map<string, string>();
  return {
    rejected,
    add(rejection) {
      if (streaks.get(rejection.symbol) === rejection.code) return false;
      streaks.set(rejection.symbol, rejection.code);
      rejected.push(rejection);
      return true;
    },
    endStreak(symbol) {
      streaks.delete(symbol);
    },
  };
}
