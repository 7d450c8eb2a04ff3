import { BellOff, BellRing, Check, CheckCheck, CircleHelp } from "lucide-react";
import type { AlertView } from "#shared/ipc/channels/alert-channels.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { MenuButton } from "#renderer/ui/menu-button.tsx";
import { SeverityMark } from "./severity-mark.tsx";
import { SNOOZES } from "./snoozes.ts";

interface OpenAlertsProps {
  readonly alerts: readonly AlertView[];
  readonly onAcknowledge: (ids: readonly string[]) => void;
  /** Shows what is watched for. */
  readonly onRules: () => void;
  /** Keeps the rule of an alert quiet. */
  readonly onSnooze: (rule: string, minutes: number) => void;
  readonly onExplain: (cause: string) => void;
}

/** What nobody has acknowledged yet, worst first. */
export function OpenAlerts({ alerts, onAcknowledge, onRules, onSnooze, onExplain }: OpenAlertsProps) {
  if (alerts.length === 0)
    return (
      <EmptyState
        icon={<CheckCheck size={30} strokeWidth={1.5} aria-hidden="true" />}
        title="No alert is open"
        text="Every workspace watches for a halt, a breached limit, a lost feed, a failed workflow and more: Rules shows them all, and makes your own."
        action={<Button label="Show the rules" onPress={onRules} />}
      />
    );
  return (
    <>
      <div className="alerts__bar">
        <span className="count">
          {alerts.length} {alerts.length === 1 ? "alert waits" : "alerts wait"} for you
        </span>
        <Button
          label="Acknowledge all"
          icon={<CheckCheck size={13} aria-hidden="true" />}
          onPress={() => onAcknowledge(alerts.map(({ id }) => id))}
        />
      </div>
      <ul className="alerts__list" aria-label="Open alerts">
        {alerts.map((alert) => (
          <OpenAlert
            key={alert.id}
            alert={alert}
            onAcknowledge={() => onAcknowledge([alert.id])}
            onSnooze={onSnooze}
            onExplain={onExplain}
          />
        ))}
      </ul>
    </>
  );
}

interface OpenAlertProps extends Pick<OpenAlertsProps, "onSnooze" | "onExplain"> {
  readonly alert: AlertView;
  readonly onAcknowledge: () => void;
}

function OpenAlert({ alert, onAcknowledge, onSnooze, onExplain }: OpenAlertProps) {
  const { name, rule, severity, message, hint, tsRaisedMs, heldBack, cleared, cause } = alert;
  return (
    <li className={`alert-card alert-card--${severity}`}>
      <div className="alert-card__head">
        <SeverityMark severity={severity} />
        <h3 className="alert-card__name">{name}</h3>
        {cleared === undefined ? null : (
          <Badge tone="neutral" hint={cleared}>
            OVER
          </Badge>
        )}
        <span className="alert-card__time number">{formatMoment(tsRaisedMs)}</span>
      </div>
      <p className="alert-card__message">{message}</p>
      {hint === "" ? null : <p className="alert-card__hint">What to do: {hint}</p>}
      {heldBack === 0 ? null : (
        <p className="alert-card__hint">
          <BellRing size={12} aria-hidden="true" /> met {heldBack} times more in the quiet before it
        </p>
      )}
      <div className="alert-card__actions">
        <Button
          label="Acknowledge"
          hint="Writes down that you have seen it"
          icon={<Check size={13} aria-hidden="true" />}
          onPress={onAcknowledge}
        />
        {cause === undefined ? null : (
          <Button
            label="Why?"
            look="quiet"
            hint="What led to it"
            icon={<CircleHelp size={13} aria-hidden="true" />}
            onPress={() => onExplain(cause)}
          />
        )}
        <MenuButton
          label={`Snooze ${name}`}
          icon={<BellOff size={14} aria-hidden="true" />}
          items={SNOOZES.map(({ label, minutes }) => ({ label, onChoose: () => onSnooze(rule, minutes) }))}
        />
      </div>
    </li>
  );
}
