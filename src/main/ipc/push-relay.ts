import type { AnyPush, PushBatch } from "#shared/ipc/push-batch.ts";
import { createPushQueue } from "./push-queue.ts";

const FRAME_MS = 16;

interface PushRelayOptions {
  readonly send: (batch: PushBatch) => void;
  /** Calls back once after that many milliseconds. */
  readonly after: (delayMs: number, callback: () => void) => void;
}

export interface PushRelay {
  add(push: AnyPush): void;
  acknowledge(number: number): void;
  /** Forgets what the window has not acknowledged: it was loaded anew and starts from a snapshot. */
  restart(): void;
}

/** Sends at most one batch a frame, and none before the last one was acknowledged. */
export function createPushRelay({ send, after }: PushRelayOptions): PushRelay {
  const queue = createPushQueue();
  let lastNumber = 0;
  let unacknowledged: number | undefined;
  let isScheduled = false;

  function flush(): void {
    isScheduled = false;
    if (unacknowledged !== undefined) return;
    const pushes = queue.take();
    if (pushes.length === 0) return;
    lastNumber += 1;
    unacknowledged = lastNumber;
    send({ number: lastNumber, pushes });
  }

  function schedule(): void {
    if (isScheduled || unacknowledged !== undefined) return;
    isScheduled = true;
    after(FRAME_MS, flush);
  }

  return {
    add(push) {
      queue.add(push);
      schedule();
    },
    acknowledge(number) {
      if (number !== unacknowledged) return;
      unacknowledged = undefined;
      schedule();
    },
    restart() {
      queue.take();
      unacknowledged = undefined;
    },
  };
}
