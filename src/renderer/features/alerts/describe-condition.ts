import type { AlertCondition } from "#shared/model/alert.ts";
import { formatNumber, priceDecimals } from "#renderer/ui/format-number.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";

/** What happens, of events that people watch for. */
const OCCASIONS: Readonly<Record<string, string>> = {
  "trading.halted": "trading is halted",
  "risk.limit.breached": "a risk limit is breached",
  "venue.contradicted": "a venue contradicts our books",
  "feed.lost": "a feed is lost",
  "workflow.failed": "a workflow fails",
  "job.failed": "a job fails",
  "health.degraded": "a part of the program is ill",
  "error.raised": "a part of the program fails",
  "trigger.missed": "a trigger is missed",
  "order.denied": "the risk check refuses an order",
  "order.rejected": "a venue rejects an order",
  "order.filled": "an order fills",
};

const [MINUTE_SECONDS, HOUR_SECONDS] = [60, 3_600];

/** Whole minutes and hours without their zeros: `1 min`, `8 h`, else as any duration. */
export function sayStretch(seconds: number): string {
  if (seconds > 0 && seconds % HOUR_SECONDS === 0) return `${seconds / HOUR_SECONDS} h`;
  if (seconds > 0 && seconds % MINUTE_SECONDS === 0) return `${seconds / MINUTE_SECONDS} min`;
  return formatDuration(seconds * 1_000);
}

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
      return `no price of ${condition.symbol} for ${sayStretch(condition.seconds)}`;
    case "event":
      return `each time ${OCCASIONS[condition.pattern] ?? `an event named ${condition.pattern} comes`}`;
  }
}
