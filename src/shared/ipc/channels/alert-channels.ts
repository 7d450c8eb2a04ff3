import type { Alert, AlertRule } from "#shared/model/alert.ts";
import type { EpochMs } from "#shared/model/time.ts";

export interface AlertRuleView extends AlertRule {
  readonly isBuiltIn: boolean;
  /** Until then it raises nothing; undefined when it is not snoozed. */
  readonly tsSnoozedUntilMs: EpochMs | undefined;
}

export interface AlertView extends Alert {
  readonly status: "open" | "acknowledged";
  /** When, and why, what it warns of was over. */
  readonly tsClearedMs: EpochMs | undefined;
  readonly cleared: string | undefined;
  readonly acknowledgedBy: string | undefined;
  readonly tsAcknowledgedMs: EpochMs | undefined;
}

export interface AlertRequests {
  /** Newest first; the last 500, and every critical one that nobody has acknowledged. */
  "alert:list": (input: undefined) => readonly AlertView[];
  "alert:list-rules": (input: undefined) => readonly AlertRuleView[];
  /** Makes the rule, or replaces the one with its id. */
  "alert:save-rule": (input: AlertRule) => AlertRuleView;
  /** A built-in rule comes back as it was. */
  "alert:remove-rule": (input: { readonly rule: string }) => undefined;
  /** Writes down, once, that a person has seen it; `by` is the name of the user's account by default. */
  "alert:acknowledge": (input: { readonly alert: string; readonly by?: string }) => AlertView;
  /** Keeps a rule quiet for so long; 0 ends it. */
  "alert:snooze": (input: { readonly rule: string; readonly minutes: number }) => AlertRuleView;
}
