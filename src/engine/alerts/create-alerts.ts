import type { Clock } from "#engine/base/clock.ts";
import { checkPattern } from "#engine/bus/topic-pattern.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";
import type { Alert, AlertRule } from "#shared/model/alert.ts";
import { epochMs } from "#shared/model/time.ts";
import { applyAlertEvent, EMPTY_ALERT_BOOK } from "./alert-book.ts";
import type { AlertBook, KnownAlert } from "./alert-book.ts";
import { watchRule } from "./watch-rule.ts";
import type { Finding, Watch } from "./watch-rule.ts";

export interface AlertsPorts {
  readonly clock: Clock;
  readonly publish: Publish;
  readonly newAlertId: () => string;
  /** What the log says of alerts, ascending. */
  readonly past: readonly AnyEnvelope[];
}

/** Rules that watch what happens, and the alerts that they raised. */
export interface Alerts {
  book(): AlertBook;
  /** Hears every event of the workspace. */
  readonly onEvent: (event: AnyEnvelope) => void;
  /** Looks for what did not happen; the host calls it about every second. */
  tick(): void;
  /** Makes or replaces the rule with that id. */
  saveRule(rule: AlertRule, by: string): void;
  removeRule(id: string, by: string): void;
  /** Writes down that a person has seen the alert; once. */
  acknowledge(id: string, by: string): KnownAlert;
  /** Keeps a rule quiet for so long; 0 ends it. */
  snooze(rule: string, seconds: number, by: string): void;
}

interface Guard {
  readonly rule: AlertRule;
  readonly watch: Watch;
  tsRaisedMs: number | undefined;
  heldBack: number;
  /** By subject: the alert that is not over. */
  readonly current: Map<string, string>;
  /** By subject: what was met while the rule had to be quiet, and is not over. */
  readonly waiting: Map<string, Finding>;
}

export function createAlerts({ clock, publish, newAlertId, past }: AlertsPorts): Alerts {
  let book = past.reduce(applyAlertEvent, EMPTY_ALERT_BOOK);
  let guards = book.rules.map((rule) => guardOf(rule));
  /** Prices come by the thousand a second: which rules want them is found out once. */
  const hearers = new Map<EventName, readonly Guard[]>();

  function hearersOf(name: EventName): readonly Guard[] {
    const known = hearers.get(name);
    if (known !== undefined) return known;
    const found = guards.filter(({ rule, watch }) => rule.isEnabled && watch.hears(name));
    hearers.set(name, found);
    return found;
  }

  function guardOf(rule: AlertRule, before?: Guard): Guard {
    const last = book.alerts.find((alert) => alert.rule === rule.id);
    return {
      rule,
      watch: watchRule(rule.condition),
      tsRaisedMs: before?.tsRaisedMs ?? last?.tsRaisedMs,
      heldBack: before?.heldBack ?? 0,
      current: new Map(),
      waiting: new Map(),
    };
  }

  /** A rule that was not touched goes on with what its watch remembers. */
  function takeUpRules(): void {
    guards = book.rules.map((rule) => {
      const before = guards.find((guard) => guard.rule.id === rule.id);
      return before?.rule === rule ? before : guardOf(rule, before);
    });
    hearers.clear();
  }

  function isQuiet({ rule, tsRaisedMs }: Guard, nowMs: number): boolean {
    if (nowMs < (book.snoozedUntilMs[rule.id] ?? 0)) return true;
    return tsRaisedMs !== undefined && nowMs < tsRaisedMs + rule.coolDownSeconds * 1_000;
  }

  function raise(guard: Guard, finding: Finding, cause: AnyEnvelope | undefined): void {
    const nowMs = clock.now();
    if (isQuiet(guard, nowMs)) {
      guard.heldBack += 1;
      if (finding.kind === "met") guard.waiting.set(finding.subject, finding);
      return;
    }
    const { id, name, severity, hint } = guard.rule;
    const alert: Alert = {
      id: newAlertId(),
      rule: id,
      name,
      severity,
      hint,
      message: finding.message,
      tsRaisedMs: nowMs,
      cause: cause?.id,
      session: finding.session,
      heldBack: guard.heldBack,
    };
    guard.tsRaisedMs = nowMs;
    guard.heldBack = 0;
    if (finding.kind === "met") guard.current.set(finding.subject, alert.id);
    publish("alert.raised", { alert }, {});
  }

  function clear(guard: Guard, { subject, message }: Finding): void {
    guard.waiting.delete(subject);
    const alert = guard.current.get(subject);
    if (alert === undefined) return;
    guard.current.delete(subject);
    publish("alert.cleared", { alert, detail: message }, {});
  }

  /** What still holds when a cool-down or a snooze ends is told then. */
  function raiseWaiting(guard: Guard, nowMs: number): void {
    const [first] = guard.waiting.values();
    if (first === undefined || isQuiet(guard, nowMs)) return;
    guard.waiting.delete(first.subject);
    guard.heldBack -= 1;
    raise(guard, first, undefined);
  }

  function follow(guard: Guard, finding: Finding | undefined, cause: AnyEnvelope | undefined): void {
    if (finding === undefined) return;
    if (finding.kind === "over") clear(guard, finding);
    else raise(guard, finding, cause);
  }

  function findRule(id: string): AlertRule {
    const found = book.rules.find((rule) => rule.id === id);
    if (found !== undefined) return found;
    throw userError({
      code: "alert.unknown-rule",
      message: `no alert rule is called ${id}`,
      field: "rule",
      value: id,
      remedy: `use one of ${book.rules.map((rule) => rule.id).join(", ")}`,
    });
  }

  function findAlert(id: string): KnownAlert {
    const found = book.alerts.find((alert) => alert.id === id);
    if (found !== undefined) return found;
    throw userError({
      code: "alert.unknown",
      message: `no alert is called ${id}`,
      field: "alert",
      value: id,
      remedy: "gpt-trader alerts list shows them",
    });
  }

  return {
    book: () => book,
    onEvent(event) {
      const next = applyAlertEvent(book, event);
      if (next !== book) {
        const isOfRules = next.rules !== book.rules;
        book = next;
        if (isOfRules) takeUpRules();
        // No rule hears them: an alert about alerts would be a loop.
        return;
      }
      for (const guard of hearersOf(event.name)) follow(guard, guard.watch.see(event), event);
    },
    tick() {
      const nowMs = clock.now();
      for (const guard of guards) {
        if (!guard.rule.isEnabled) continue;
        follow(guard, guard.watch.tick(nowMs), undefined);
        raiseWaiting(guard, nowMs);
      }
    },
    saveRule(rule, by) {
      if (rule.condition.kind === "event") checkPattern(rule.condition.pattern);
      publish("alert.rule.saved", { rule, by }, {});
    },
    removeRule(id, by) {
      publish("alert.rule.removed", { rule: findRule(id).id, by }, {});
    },
    acknowledge(id, by) {
      const { acknowledgedBy } = findAlert(id);
      if (acknowledgedBy !== undefined)
        throw refusedError({
          code: "alert.already-acknowledged",
          message: `alert must be open, ${id} was acknowledged by ${acknowledgedBy}`,
          field: "alert",
          value: id,
          remedy: "gpt-trader alerts list shows the open ones",
        });
      publish("alert.acknowledged", { alert: id, by }, {});
      return findAlert(id);
    },
    snooze(rule, seconds, by) {
      const tsUntilMs = epochMs(clock.now() + seconds * 1_000);
      publish("alert.snoozed", { rule: findRule(rule).id, tsUntilMs, by }, {});
    },
  };
}
