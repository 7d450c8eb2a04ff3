import type { RunId } from "#shared/model/ids.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Backend } from "./backend.ts";

/** Events after which nothing more comes of a run by itself. */
export const RESTS: ReadonlySet<string> = new Set([
  "workflow.completed",
  "workflow.failed",
  "workflow.cancelled",
  "workflow.paused",
]);

export interface RunFollower {
  /** Called for each event of the run, in order. */
  readonly onEvent: (event: AnyEnvelope) => void;
  /** Subscribes to a person's wish to end; returns the way to stop listening. */
  readonly onInterrupt: (callback: () => void) => () => void;
}

/**
 * Starts a run, reports its events, cancels it when interrupted, and answers it when it has ended or is paused.
 * Rejects when the owner is gone before that.
 */
export async function followRun(
  backend: Backend,
  start: () => Promise<{ readonly runId: RunId }>,
  follower: RunFollower,
): Promise<RunView> {
  const early: AnyEnvelope[] = [];
  let runId: RunId | undefined;
  const finished = Promise.withResolvers<void>();
  // Until it is awaited, nobody hears it reject; the request under way rejects with the same reason.
  finished.promise.catch(() => undefined);
  const hear = (event: AnyEnvelope): void => {
    if (event.runId !== runId) return;
    follower.onEvent(event);
    if (RESTS.has(event.name)) finished.resolve();
  };
  const unsubscribe = backend.subscribe("audit:tick", (events) => {
    if (runId === undefined) early.push(...events);
    else for (const event of events) hear(event);
  });
  const stopWaiting = backend.onClose((reason) => finished.reject(reason));
  try {
    ({ runId } = await start());
    const cancelled = runId;
    const stopListening = follower.onInterrupt(() => {
      const cancel = { runId: cancelled, by: "the command line" };
      backend.invoke("workflow:cancel", cancel).catch(finished.reject);
    });
    for (const event of early) hear(event);
    await finished.promise.finally(stopListening);
    return await backend.invoke("run:get", { runId });
  } finally {
    stopWaiting();
    unsubscribe();
  }
}
