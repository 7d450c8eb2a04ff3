import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";
import type { Alert, AlertRule } from "#shared/model/alert.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { BUILT_IN_RULES } from "./built-in-rules.ts";

/** Ended and acknowledged alerts that are kept at hand; the log keeps all. */
const KEPT = 500;

export interface KnownAlert extends Alert {
  readonly tsClearedMs: EpochMs | undefined;
  /** Why it is over; undefined while it is not. */
  readonly cleared: string | undefined;
  readonly acknowledgedBy: string | undefined;
  readonly tsAcknowledgedMs: EpochMs | undefined;
}

/** All that is known of rules and alerts: a fold over the events of `ALERT_EVENTS`. */
export interface AlertBook {
  /** Built in ones first, then in the order in which they were made. */
  readonly rules: readonly AlertRule[];
  /** By rule: until when it raises nothing. */
  readonly snoozedUntilMs: Readonly<Record<string, EpochMs>>;
  /** Newest first. */
  readonly alerts: readonly KnownAlert[];
}

export const ALERT_EVENTS = [
  "alert.rule.saved",
  "alert.rule.removed",
  "alert.raised",
  "alert.cleared",
  "alert.acknowledged",
  "alert.snoozed",
] as const satisfies readonly EventName[];

export const EMPTY_ALERT_BOOK: AlertBook = { rules: BUILT_IN_RULES, snoozedUntilMs: {}, alerts: [] };

/** Returns the same object for an event that says nothing of alerts. */
export function applyAlertEvent(book: AlertBook, event: AnyEnvelope): AlertBook {
  switch (event.name) {
    case "alert.rule.saved":
      return { ...book, rules: replaceRule(book.rules, event.payload.rule) };
    case "alert.rule.removed":
      return { ...book, rules: removeRule(book.rules, event.payload.rule) };
    case "alert.raised":
      return { ...book, alerts: keepNewest([raised(event.payload.alert), ...book.alerts]) };
    case "alert.cleared": {
      const { alert, detail } = event.payload;
      return change(book, alert, { tsClearedMs: event.tsEventMs, cleared: detail });
    }
    case "alert.acknowledged": {
      const { alert, by } = event.payload;
      return change(book, alert, { acknowledgedBy: by, tsAcknowledgedMs: event.tsEventMs });
    }
    case "alert.snoozed": {
      const { rule, tsUntilMs } = event.payload;
      return { ...book, snoozedUntilMs: { ...book.snoozedUntilMs, [rule]: tsUntilMs } };
    }
    default:
      return book;
  }
}

/** Still to be looked at by a person. */
export function isOpen({ acknowledgedBy }: KnownAlert): boolean {
  return acknowledgedBy === undefined;
}

function raised(alert: Alert): KnownAlert {
  return {
    ...alert,
    tsClearedMs: undefined,
    cleared: undefined,
    acknowledgedBy: undefined,
    tsAcknowledgedMs: undefined,
  };
}

/** What nobody has acknowledged is never dropped for being old, as long as it is critical. */
function keepNewest(alerts: readonly KnownAlert[]): readonly KnownAlert[] {
  if (alerts.length <= KEPT) return alerts;
  return alerts.filter((alert, index) => index < KEPT || (alert.severity === "critical" && isOpen(alert)));
}

function change(book: AlertBook, id: string, changes: Partial<KnownAlert>): AlertBook {
  return {
    ...book,
    alerts: book.alerts.map((alert) => (alert.id === id ? { ...alert, ...changes } : alert)),
  };
}

function replaceRule(rules: readonly AlertRule[], rule: AlertRule): readonly AlertRule[] {
  const isKnown = rules.some(({ id }) => id === rule.id);
  return isKnown ? rules.map((old) => (old.id === rule.id ? rule : old)) : [...rules, rule];
}

function removeRule(rules: readonly AlertRule[], id: string): readonly AlertRule[] {
  const builtIn = BUILT_IN_RULES.find((rule) => rule.id === id);
  return builtIn === undefined ? rules.filter((rule) => rule.id !== id) : replaceRule(rules, builtIn);
}
