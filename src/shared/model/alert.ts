import type { EventId, SessionId } from "./ids.ts";
import type { EpochMs } from "./time.ts";

export const ALERT_SEVERITIES = ["info", "warning", "critical"] as const;
/** A critical alert stays on top until a person has acknowledged it. */
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** What a rule watches for. */
export type AlertCondition =
  /** The last price of a symbol is beyond `price`; met once until it comes back. */
  | {
      readonly kind: "price";
      readonly symbol: string;
      readonly side: "above" | "below";
      readonly price: number;
    }
  /** The equity of a trading session has fallen by `fraction` of its highest; met once until it recovers. */
  | { readonly kind: "drawdown"; readonly fraction: number }
  /** A symbol that had prices has none for so long; met once until the next price. */
  | { readonly kind: "silence"; readonly symbol: string; readonly seconds: number }
  /** An event whose name matches, such as `order.denied` or `workflow.*`; met by each. */
  | { readonly kind: "event"; readonly pattern: string };

export interface AlertRule {
  readonly id: string;
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly condition: AlertCondition;
  readonly isEnabled: boolean;
  /** After an alert the rule raises no other one for so long; what it would have raised is counted. */
  readonly coolDownSeconds: number;
  /** What to do about it, shown with the alert; empty for none. */
  readonly hint: string;
}

/** One time that a rule was met. */
export interface Alert {
  readonly id: string;
  readonly rule: string;
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly message: string;
  readonly hint: string;
  readonly tsRaisedMs: EpochMs;
  /** What led to it; undefined for a silence. */
  readonly cause: EventId | undefined;
  /** The trading session that it is about. */
  readonly session: SessionId | undefined;
  /** How often its rule was met in the cool-down or the snooze before it, and nobody was told. */
  readonly heldBack: number;
}
