import type { Cancellation } from "./cancellation.ts";

/**
 * Runs a slice's method elsewhere (a worker thread), or here when there is no elsewhere.
 * Several calls may be under way at once; a lost worker rejects its call with kind `transient`.
 */
export interface SliceCaller {
  /** How many calls can run at the same time. */
  readonly lanes: number;
  call(
    slice: string,
    method: string,
    input: unknown,
    options: {
      readonly seed: number;
      readonly cancellation: Cancellation;
      readonly onProgress: (fraction: number, message: string) => void;
      /** Which of the lanes to use, so that calls of one batch spread; 0 when it does not matter. */
      readonly lane: number;
    },
  ): Promise<unknown>;
}
