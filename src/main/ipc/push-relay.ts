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
  /** Forgets what the window has not acknowledged, and waits: it is loaded anew and will start from a snapshot. */
  restart(): void;
  /** Goes on: the page is there and hears what is sent; what is sent before is lost and never acknowledged. */
  resume(): void;
}

/** Sends at most one batch a frame, and none before the last one was acknowledged. */
export function createPushRelay({ send, after }: PushRelayOptions): PushRelay {
  const queue = createPushQueue();
  let lastNumber = 0;
  let unacknowledged: number | undefined;
  let isScheduled = false;
  let isHeld = false;

  function flush(): void {
    isScheduled = false;
    if (isHeld || unacknowledged !== undefined) return;
    const pushes = queue.take();
    if (pushes.length === 0) return;
    lastNumber += 1;
    unacknowledged = lastNumber;
    send({ number: lastNumber, pushes });
  }

  function schedule(): void {
    if (isHeld || isScheduled || unacknowledged !== undefined) return;
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
      isHeld = true;
    },
    resume() {
      isHeld = false;
      schedule();
    },
  };
}
