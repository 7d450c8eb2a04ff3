import { createCancellation } from "#engine/base/cancellation.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { UpdateStatus } from "#shared/ipc/channels/data-channels.ts";
import type { CallTools } from "./call-data.ts";

/** Fetches, refreshes and comparisons that are under way, by the id that who asked gave them. */
export interface BarUpdates {
  /** Does the work where it can be followed and cancelled under that id; without an id nobody can. */
  run<Output>(updateId: string | undefined, work: (tools: CallTools) => Promise<Output>): Promise<Output>;
  /** How far it is; undefined when none of that id is under way. */
  status(updateId: string): UpdateStatus | undefined;
  /** Leaves what was stored before as it is; nothing happens when none of that id is under way. */
  cancel(updateId: string, by: string): void;
  /** Cancels all of them. */
  close(): void;
}

export function createBarUpdates(clock: Clock): BarUpdates {
  const underWay = new Map<string, { readonly cancel: (by: string) => void; status: UpdateStatus }>();
  return {
    async run(updateId, work) {
      if (updateId === undefined) return work({});
      const cancellation = createCancellation();
      const startedMs = clock.monotonicMs();
      const status: UpdateStatus = { message: "asking", fraction: 0 };
      const update = { cancel: (by: string): void => cancellation.cancel(by), status };
      underWay.set(updateId, update);
      const progress = (fraction: number, message: string): void => {
        update.status = { message, fraction, ...remaining(clock.monotonicMs() - startedMs, fraction) };
      };
      try {
        return await work({ cancellation, progress });
      } finally {
        underWay.delete(updateId);
      }
    },
    status: (updateId) => underWay.get(updateId)?.status,
    cancel: (updateId, by) => underWay.get(updateId)?.cancel(by),
    close() {
      for (const { cancel } of underWay.values()) cancel("the end of the program");
    },
  };
}

/** As long again as the work done took, by its share; nothing is known at its start. */
function remaining(elapsedMs: number, fraction: number): Pick<UpdateStatus, "remainingMs"> {
  return fraction > 0 ? { remainingMs: (elapsedMs / fraction) * (1 - fraction) } : {};
}
