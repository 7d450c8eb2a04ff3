import type { AlertView } from "#shared/ipc/channels/alert-channels.ts";
import { ALERT_SEVERITIES } from "#shared/model/alert.ts";

export interface AlertFilter {
  /** Empty for any. */
  readonly severity: string;
  readonly status: string;
  /** In its name, message or rule. */
  readonly text: string;
}

export const ANY_ALERT: AlertFilter = { severity: "", status: "", text: "" };

export function filterAlerts(alerts: readonly AlertView[], filter: AlertFilter): readonly AlertView[] {
  const text = filter.text.trim().toLowerCase();
  return alerts.filter(
    ({ severity, status, name, message, rule }) =>
      (filter.severity === "" || severity === filter.severity) &&
      (filter.status === "" || status === filter.status) &&
      [name, message, rule].some((part) => part.toLowerCase().includes(text)),
  );
}

/** Those that wait for a person: worst first, and of the same severity newest first. */
export function openAlerts(alerts: readonly AlertView[]): readonly AlertView[] {
  const rank = ({ severity }: AlertView): number => ALERT_SEVERITIES.indexOf(severity);
  return alerts
    .filter(({ status }) => status === "open")
    .toSorted((left, right) => rank(right) - rank(left) || right.tsRaisedMs - left.tsRaisedMs);
}
