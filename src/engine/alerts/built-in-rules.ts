import type { AlertRule } from "#shared/model/alert.ts";

const COOL_DOWN_SECONDS = 60;

function builtIn(
  id: string,
  name: string,
  severity: AlertRule["severity"],
  pattern: string,
  hint: string,
): AlertRule {
  return {
    id,
    name,
    severity,
    condition: { kind: "event", pattern },
    isEnabled: true,
    coolDownSeconds: COOL_DOWN_SECONDS,
    hint,
  };
}

/** What every workspace watches for until a person decides otherwise. */
export const BUILT_IN_RULES: readonly AlertRule[] = [
  builtIn(
    "trading_halted",
    "Trading was halted",
    "critical",
    "trading.halted",
    "look at the positions, then resume or flatten",
  ),
  builtIn(
    "limit_breached",
    "A risk limit was breached",
    "critical",
    "risk.limit.breached",
    "look at the positions and at the limit",
  ),
  builtIn(
    "venue_contradicted",
    "The venue's books differ from ours",
    "critical",
    "venue.contradicted",
    "compare positions and orders with the venue before trading on",
  ),
  builtIn(
    "feed_lost",
    "A feed was lost",
    "critical",
    "feed.lost",
    "prices on the screen are old until it is back",
  ),
  builtIn(
    "workflow_failed",
    "A workflow failed",
    "warning",
    "workflow.failed",
    "open the run to see which step, and why",
  ),
  builtIn(
    "order_rejected",
    "The venue rejected an order",
    "warning",
    "order.rejected",
    "the audit trail says what the venue did not like",
  ),
  builtIn(
    "health_degraded",
    "A part of the program is not well",
    "warning",
    "health.degraded",
    "the monitor shows which part, and since when",
  ),
];
