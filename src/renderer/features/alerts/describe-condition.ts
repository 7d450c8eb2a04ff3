import type { AlertCondition } from "#shared/model/alert.ts";
import { formatNumber, priceDecimals } from "#renderer/ui/format-number.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";

/** What a rule watches for, in words. */
export function describeCondition(condition: AlertCondition): string {
  switch (condition.kind) {
    case "price": {
      const { symbol, side, price } = condition;
      return `${symbol} ${side} ${formatNumber(price, "price", { decimals: priceDecimals(price) }).text}`;
    }
    case "drawdown":
      return `equity falls by ${formatNumber(condition.fraction, "percent").text}`;
    case "silence":
      return `no price of ${condition.symbol} for ${formatDuration(condition.seconds * 1_000)}`;
    case "event":
      return `each ${condition.pattern}`;
  }
}
