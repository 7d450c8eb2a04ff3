import type { Alert, AlertRule } from "../model/alert.ts";
import type { EpochMs } from "../model/time.ts";

export interface AlertEvents {
  /** A person made or changed a rule; one that is built in is replaced by it. */
  "alert.rule.saved": { readonly rule: AlertRule; readonly by: string };
  /** A person removed a rule; one that is built in comes back as it was. */
  "alert.rule.removed": { readonly rule: string; readonly by: string };
  "alert.raised": { readonly alert: Alert };
  /** What a rule watches for is over. */
  "alert.cleared": { readonly alert: string; readonly detail: string };
  "alert.acknowledged": { readonly alert: string; readonly by: string };
  /** Until then the rule raises nothing; a time that has passed ends the snooze. */
  "alert.snoozed": { readonly rule: string; readonly tsUntilMs: EpochMs; readonly by: string };
}
