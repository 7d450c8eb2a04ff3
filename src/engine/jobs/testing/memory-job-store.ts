import type { Job, JobStore } from "../job.ts";

/** A store in memory that outlives the queues over it. */
export function createMemoryJobStore(): JobStore {
  const jobs = new Map<number, Job>();
  let last = 0;
  const isFree = (job: Job, busyLanes: ReadonlySet<string>): boolean =>
    job.status === "waiting" && !busyLanes.has(job.lane);
  return {
    add(request, tsNowMs) {
      const known = [...jobs.values()].find(({ key }) => key === request.key);
      if (known !== undefined) return known;
      last += 1;
      const job: Job = {
        ...request,
        number: last,
        status: "waiting",
        attempts: 0,
        tsQueuedMs: tsNowMs,
        tsChangedMs: tsNowMs,
        error: undefined,
        outcome: undefined,
      };
      jobs.set(last, job);
      return job;
    },
    get: (number) => jobs.get(number),
    list: (limit) => [...jobs.values()].toReversed().slice(0, limit),
    next: (tsNowMs, busyLanes) =>
      [...jobs.values()]
        .filter((job) => isFree(job, busyLanes) && job.tsReadyMs <= tsNowMs)
        .toSorted((a, b) => b.priority - a.priority || a.tsReadyMs - b.tsReadyMs || a.number - b.number)[0],
    nextReadyMs: (busyLanes) =>
      [...jobs.values()]
        .filter((job) => isFree(job, busyLanes))
        .map(({ tsReadyMs }) => tsReadyMs)
        .toSorted((a, b) => a - b)[0],
    save: (job) => void jobs.set(job.number, job),
    remove: (number) => void jobs.delete(number),
    listRunning: () => [...jobs.values()].filter(({ status }) => status === "running"),
    forgetDone(tsBeforeMs) {
      for (const job of jobs.values()) {
        if (job.status === "done" && job.tsChangedMs < tsBeforeMs) jobs.delete(job.number);
      }
    },
  };
}
