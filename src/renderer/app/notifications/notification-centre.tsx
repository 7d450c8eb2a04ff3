import { useEffect, useState } from "react";
import { Info, OctagonAlert, TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import { toSerialError } from "#shared/errors/app-error.ts";
import { Button } from "#renderer/ui/button.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { Overlay } from "#renderer/ui/overlay.tsx";
import { useTrader } from "../trader-context.ts";
import type { Notification, NotificationLevel, NotificationSource } from "./create-notifications.ts";

const LEVELS = ["all", "info", "warning", "critical"] as const;
const ICONS = { info: Info, warning: TriangleAlert, critical: OctagonAlert } as const;

/** What the window had to say, to be filtered, acknowledged and followed to where it came from. */
export function NotificationCentre() {
  const { shell, notifications } = useTrader();
  const all = useStore(notifications.state);
  const [level, setLevel] = useState<"all" | NotificationLevel>("all");
  const shown = level === "all" ? all : all.filter((one) => one.level === level);
  useEffect(() => notifications.see, [notifications]);
  return (
    <Overlay label="Notifications" className="overlay--side" onClose={shell.close}>
      <header className="overlay__header">
        <h2 className="dialog__title">Notifications</h2>
        <div className="segments" role="group" aria-label="Level of the notifications">
          {LEVELS.map((one) => (
            <button
              key={one}
              type="button"
              className="segments__item"
              aria-pressed={one === level}
              onClick={() => setLevel(one)}
            >
              {one}
            </button>
          ))}
        </div>
      </header>
      {shown.length === 0 ? (
        <p className="hint">Nothing of this level since the window was opened.</p>
      ) : (
        <ul className="notifications" aria-label="Notifications">
          {shown.map((one) => (
            <Line key={one.id} notification={one} />
          ))}
        </ul>
      )}
    </Overlay>
  );
}

function Line({ notification }: { readonly notification: Notification }) {
  const { client, notifications, shell, actions, desk, trace } = useTrader();
  const { id, level, text, tsMs, count, source, isSeen } = notification;
  const Icon = ICONS[level];

  function follow(to: NotificationSource): void {
    shell.close();
    if (to.kind === "run") actions.select({ kind: "run", runId: to.runId });
    else if (to.kind === "workspace") desk.show(to.workspace);
    else if (to.cause === undefined) desk.openPanel("alerts");
    else trace.show({ kind: "event", id: to.cause });
  }

  /** An alert's is written down; the event of that makes it seen in every window. */
  function acknowledge(): void {
    if (source?.kind !== "alert") notifications.acknowledge(id);
    else
      client
        .invoke("alert:acknowledge", { alert: source.alert })
        .catch((thrown: unknown) =>
          desk.say(`The alert was not acknowledged: ${toSerialError(thrown).message}`),
        );
  }

  return (
    <li className={`notification notification--${level}`}>
      <Icon size={15} aria-hidden="true" />
      <div className="notification__what">
        <p>
          <span className="visually-hidden">{level}: </span>
          {text}
          {count === 1 ? null : <span className="count"> ×{count}</span>}
        </p>
        <p className="count">{formatMoment(tsMs)}</p>
      </div>
      {source === undefined ? null : <Button label="Show" look="quiet" onPress={() => follow(source)} />}
      {level === "critical" && !isSeen ? <Button label="Acknowledge" onPress={acknowledge} /> : null}
    </li>
  );
}
