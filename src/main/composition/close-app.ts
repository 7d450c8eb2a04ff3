import type { BarLibraries } from "#main/data/bar-libraries.ts";
import type { BarUpdates } from "#main/data/bar-updates.ts";
import type { RelayQueue } from "#main/relays/subscribe-relays.ts";
import type { Automation } from "#main/runs/automation.ts";
import type { AppEngine } from "./app-engine.ts";
import type { Runs } from "./join-runs.ts";
import type { Sessions } from "./join-sessions.ts";
import type { Ground } from "./open-ground.ts";
import type { Timers } from "./start-timers.ts";

interface ClosedParts {
  readonly ground: Ground;
  readonly parts: AppEngine;
  readonly bars: BarLibraries;
  readonly barUpdates: BarUpdates;
  readonly runs: Runs;
  readonly sessions: Sessions;
  readonly automation: Automation;
  readonly queues: readonly RelayQueue[];
  readonly timers: Timers;
  readonly loopDelay: { readonly stop: () => void };
  /** Stores what waits in memory. */
  readonly flush: () => void;
}

/** Cancels what runs, waits until it has ended, and closes everything: what others stand on last. */
export async function closeApp(app: ClosedParts): Promise<void> {
  const { ground, parts, bars, sessions, timers } = app;
  const { orchestrator } = parts.engine;
  const jobsEnded = app.automation.stop();
  app.barUpdates.close();
  orchestrator.close("the end of the program");
  for (const { runId } of orchestrator.list()) {
    // What is paused or only waits is left to the next process as it is.
    if (orchestrator.find(runId)?.suspend() === true) continue;
    orchestrator.cancel(runId, "the end of the program");
  }
  await jobsEnded;
  await app.runs.settled();
  sessions.relay.dispose();
  ground.reserve.stop();
  await timers.stop();
  app.loopDelay.stop();
  await Promise.all([parts.dispose(), bars.importer.dispose()]);
  await Promise.all(app.queues.map(({ queue }) => queue.finish()));
  try {
    app.flush();
    sessions.trading.saveAll();
  } finally {
    ground.books.close();
    ground.store.close();
    ground.crashes.close();
    ground.log.close();
  }
}
