import { isOpen, type KnownAlert } from "#engine/alerts/alert-book.ts";
import { BUILT_IN_RULES } from "#engine/alerts/built-in-rules.ts";
import type { Alerts } from "#engine/alerts/create-alerts.ts";
import type { Clock } from "#engine/base/clock.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { AlertRuleView, AlertView } from "#shared/ipc/channels/alert-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

interface AlertServices {
  readonly alerts: Alerts;
  readonly clock: Clock;
  /** Name of the account that the program runs under. */
  readonly userName: () => string;
}

export function alertHandlers({ alerts, clock, userName }: AlertServices): Handlers<"alert"> {
  const viewRules = (): readonly AlertRuleView[] => {
    const { rules, snoozedUntilMs } = alerts.book();
    return rules.map((rule) => {
      const tsUntilMs = snoozedUntilMs[rule.id];
      return {
        ...rule,
        isBuiltIn: BUILT_IN_RULES.some(({ id }) => id === rule.id),
        tsSnoozedUntilMs: tsUntilMs !== undefined && tsUntilMs > clock.now() ? tsUntilMs : undefined,
      };
    });
  };
  const viewRule = (id: string): AlertRuleView => {
    const found = viewRules().find((rule) => rule.id === id);
    invariant(found !== undefined, `rule ${id} must be known after it was written`);
    return found;
  };
  return {
    "alert:list": () => alerts.book().alerts.map(viewAlert),
    "alert:list-rules": viewRules,
    "alert:save-rule"(rule) {
      alerts.saveRule(rule, userName());
      return viewRule(rule.id);
    },
    "alert:remove-rule"({ rule }) {
      alerts.removeRule(rule, userName());
      return undefined;
    },
    "alert:acknowledge": ({ alert, by = userName() }) => viewAlert(alerts.acknowledge(alert, by)),
    "alert:snooze"({ rule, minutes }) {
      alerts.snooze(rule, minutes * 60, userName());
      return viewRule(rule);
    },
  };
}

function viewAlert(alert: KnownAlert): AlertView {
  return { ...alert, status: isOpen(alert) ? "open" : "acknowledged" };
}
