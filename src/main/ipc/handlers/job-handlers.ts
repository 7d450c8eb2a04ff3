import type { JobQueue } from "#engine/jobs/job-queue.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

const LISTED = 200;

export function jobHandlers(queue: JobQueue): Handlers<"job"> {
  return {
    "job:list": () => queue.list(LISTED),
    "job:get": ({ number }) => queue.get(number),
    "job:retry": ({ number }) => queue.retry(number),
    "job:drop": ({ number }) => queue.drop(number),
  };
}
