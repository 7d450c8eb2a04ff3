import { AppError } from "#shared/errors/app-error.ts";

/** What a thread works for, as its errors name it. */
export interface LaneOwner {
  readonly field: "slice" | "strategy";
  readonly id: string;
}

/** Of a call whose thread died. */
export function lostError({ field, id }: LaneOwner, detail: string, cause: Error | undefined): AppError {
  return new AppError({
    kind: "transient",
    code: "worker.lost",
    message: `worker of ${id} must answer, was lost (${detail})`,
    field,
    value: id,
    remedy: "run it again; the next call starts a new worker",
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Of a call whose thread was ended because it gave no sign of life any more. */
export function hungError({ field, id }: LaneOwner, silentMs: number): AppError {
  return new AppError({
    kind: "transient",
    code: "worker.hung",
    message: `worker of ${id} must give signs of life, gave none for ${silentMs / 1_000} s and was replaced`,
    field,
    value: id,
    remedy: "run it again; the next call starts a new worker",
  });
}

/** Of a call that took longer than it may. */
export function deadlineError({ field, id }: LaneOwner, deadlineMs: number): AppError {
  return new AppError({
    kind: "user",
    code: "worker.deadline-exceeded",
    message: `${id} must answer within ${deadlineMs} ms, did not`,
    field,
    value: id,
    remedy: `make the ${field} faster, or look for a loop without end in it`,
  });
}

/** Of a call whose thread held more memory than it may. */
export function memoryError({ field, id }: LaneOwner, mostBytes: number): AppError {
  const most = `${Math.round(mostBytes / 2 ** 20)} MB`;
  return new AppError({
    kind: "user",
    code: "worker.memory-exceeded",
    message: `${id} must hold at most ${most} of memory, held more and was ended`,
    field,
    value: id,
    remedy: `let the ${field} keep less, or look for a list in it that only grows`,
  });
}
