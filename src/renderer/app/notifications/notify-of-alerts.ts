import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Alert } from "#shared/model/alert.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { NewNotification, Notifications } from "./create-notifications.ts";

/** Tells of alerts at their severity, those that were open before the window was too, and counts them as seen when a person has acknowledged them. */
export function notifyOfAlerts(
  client: Client,
  notifications: Pick<Notifications, "notify" | "acknowledgeAlert">,
): () => void {
  const told = new Set<string>();

  function tell(alert: Alert): void {
    if (told.has(alert.id)) return;
    told.add(alert.id);
    notifications.notify(toNotification(alert));
  }

  function hear(events: readonly AnyEnvelope[]): void {
    for (const event of events) {
      if (event.name === "alert.raised") tell(event.payload.alert);
      if (event.name === "alert.acknowledged") notifications.acknowledgeAlert(event.payload.alert);
    }
  }

  async function tellOpen(): Promise<void> {
    // A workspace that does not open has no alerts; the window shows why it does not.
    const alerts = await client.invoke("alert:list", undefined).catch(() => []);
    for (const alert of alerts.toReversed()) if (alert.status === "open") tell(alert);
  }

  const end = client.subscribe("audit:tick", hear);
  void tellOpen();
  return end;
}

function toNotification({ id, severity, name, message, cause }: Alert): NewNotification {
  return {
    level: severity,
    text: `${name}: ${message}`,
    source: { kind: "alert", alert: id, cause },
  };
}
