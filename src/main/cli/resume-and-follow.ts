import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Input, Output } from "#shared/ipc/contract.ts";
import type { Backend } from "./backend.ts";

const ENDINGS = new Set<string>(["workflow.completed", "workflow.failed", "workflow.cancelled"]);

interface Followed {
  /** The runs that went on, as they ended. */
  readonly runs: readonly RunView[];
  readonly failed: Output<"run:resume">["failed"];
}

/** Lets runs go on and waits until each has ended; an interrupt cancels them. */
export async function resumeAndFollow(
  backend: Backend,
  which: Input<"run:resume">,
  onInterrupt: (callback: () => void) => () => void,
): Promise<Followed> {
  const ended = new Set<string>();
  const waiting = Promise.withResolvers<void>();
  // Until it is awaited, nobody hears it reject; the request under way rejects with the same reason.
  waiting.promise.catch(() => undefined);
  let under: Output<"run:resume"> | undefined;
  const look = (): void => {
    if (under?.resumed.every((runId) => ended.has(runId)) === true) waiting.resolve();
  };
  const unsubscribe = backend.subscribe("audit:tick", (events) => {
    for (const { name, runId } of events) if (runId !== undefined && ENDINGS.has(name)) ended.add(runId);
    look();
  });
  const stopWaiting = backend.onClose((reason) => waiting.reject(reason));
  try {
    const { resumed, failed } = (under = await backend.invoke("run:resume", which));
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
