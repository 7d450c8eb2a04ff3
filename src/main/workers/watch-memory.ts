import type { Worker } from "node:worker_threads";

/** What code of a person's own may hold, columns of five million bars among it. */
export const OWN_CODE_BYTES = 1_536 * 2 ** 20;

/** Between two looks a thread fills a few hundred megabytes at most. */
const LOOK_EVERY_MS = 200;

/**
 * Looks now and then how much a thread holds, also outside of its heap, where Node's own limits do not count: buffers
 * without end would end the whole process. The answer ends the watch. The fallback runtime cannot look, and does not.
 */
export function watchMemory(worker: Worker, mostBytes: number, onExceeded: () => void): () => void {
  if (typeof (worker as Partial<Worker>).getHeapStatistics !== "function") return () => undefined;
  let isAsking = false;
  async function look(): Promise<void> {
    isAsking = true;
    const bytes = await readHeldBytes(worker);
    isAsking = false;
    if (bytes > mostBytes) onExceeded();
  }
  const looks = setInterval(() => {
    if (!isAsking) void look();
  }, LOOK_EVERY_MS);
  return () => clearInterval(looks);
}

async function readHeldBytes(worker: Worker): Promise<number> {
  try {
    const { total_heap_size: heap, external_memory: outside } = await worker.getHeapStatistics();
    return heap + outside;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
