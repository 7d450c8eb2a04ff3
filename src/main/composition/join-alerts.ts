import { ALERT_EVENTS } from "#engine/alerts/alert-book.ts";
import { createAlerts, type Alerts } from "#engine/alerts/create-alerts.ts";
import { newId, nodeClock } from "#main/node/node-ports.ts";
import type { Ground } from "./open-ground.ts";

/** The alerts of a workspace: they are no run's, so they are kept with what belongs to none. */
export function joinAlerts({ books }: Ground): Alerts {
  const { log } = books.ofMode("backtest");
  return createAlerts({
    clock: nodeClock,
    publish: books.publish,
    newAlertId: () => newId("alert"),
    past: log.readNamed(ALERT_EVENTS, 0, log.lastSeq()),
  });
}
