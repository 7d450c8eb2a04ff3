import type { Alerts } from "#engine/alerts/create-alerts.ts";
import { nodeClock, nodeTimer } from "#main/node/node-ports.ts";
import { createLogRelay } from "#main/relays/log-relay.ts";
import type { PushHub } from "#main/relays/push-hub.ts";
import { createSessionRelay } from "#main/relays/session-relay.ts";
import { subscribeRelays, type RelayQueue } from "#main/relays/subscribe-relays.ts";
import type { Automation } from "#main/runs/automation.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import type { Sessions } from "./join-sessions.ts";
import type { Ground } from "./open-ground.ts";

interface RelayedParts {
  readonly shelf: RunShelf;
  readonly sessions: Sessions;
  readonly automation: Automation;
  readonly alerts: Alerts;
  readonly hub: PushHub;
}

/** Lets the parts of a workspace hear each of its logs, and answers the queues of those that hear later. */
export function joinRelays(
  { books, letters, log, report }: Ground,
  { shelf, sessions, automation, alerts, hub }: RelayedParts,
): readonly RelayQueue[] {
  return books.all.flatMap((book) =>
    subscribeRelays(book, {
      clock: nodeClock,
      timer: nodeTimer,
      letters,
      onReadFailed: report,
      direct: {
        runs: shelf.onEvent,
        sessions: createSessionRelay(book.sessions).onEvent,
        ...(book === sessions.book ? { trading: sessions.trading.onEvent } : {}),
        paper: sessions.relay.onEvent,
        triggers: automation.triggers.onEvent,
        alerts: alerts.onEvent,
        windows: hub.tick,
      },
      queued: { log: createLogRelay(log) },
    }),
  );
}
