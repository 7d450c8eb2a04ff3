import type { ResumedRuns, RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Backend } from "./backend.ts";
import { RESTS } from "./follow-run.ts";

interface Followed {
  /** The runs that went on, as they ended or paused. */
  readonly runs: readonly RunView[];
  readonly failed: ResumedRuns["failed"];
}

/** Lets runs go on by `goOn` and waits until each has ended or paused; an interrupt cancels them. */
export async function resumeAndFollow(
  backend: Backend,
  goOn: () => Promise<ResumedRuns>,
  onInterrupt: (callback: () => void) => () => void,
): Promise<Followed> {
  const ended = new Set<string>();
  const waiting = Promise.withResolvers<void>();
  // Until it is awaited, nobody hears it reject; the request under way rejects with the same reason.
  waiting.promise.catch(() => undefined);
  let under: ResumedRuns | undefined;
  const look = (): void => {
    if (under?.resumed.every((runId) => ended.has(runId)) === true) waiting.resolve();
  };
  const unsubscribe = backend.subscribe("audit:tick", (events) => {
    for (const { name, runId } of events) if (runId !== undefined && RESTS.has(name)) ended.add(runId);
    look();
  });
  const stopWaiting = backend.onClose((reason) => waiting.reject(reason));
  try {
    const { resumed, failed } = (under = await goOn());
    const stopListening = onInterrupt(() => {
      for (const runId of resumed) {
        backend.invoke("workflow:cancel", { runId, by: "the command line" }).catch(waiting.reject);
      }
    });
    look();
    await waiting.promise.finally(stopListening);
    const runs = await Promise.all(resumed.map((runId) => backend.invoke("run:get", { runId })));
    return { runs, failed };
  } finally {
    stopWaiting();
    unsubscribe();
  }
}
