import { DAY_MS } from "#shared/model/time.ts";

/** How long the bars of one symbol are, where it may have to be read from their times. */
export interface BarLength {
  /** Times ascend; one that comes again says nothing. */
  see(tsOpenMs: number): void;
  /** Undefined while nothing tells that they are shorter than a day. */
  ms(): number | undefined;
}

/** Knows the length that is given; otherwise two bars less than a day apart are shorter than a day, as are all others. */
export function createBarLength(givenMs: number | undefined): BarLength {
  if (givenMs !== undefined) return { see: () => undefined, ms: () => givenMs };
  let shortestMs: number | undefined;
  let tsBeforeMs = Number.NaN;
  return {
    see(tsOpenMs) {
      const stepMs = tsOpenMs - tsBeforeMs;
      if (stepMs > 0 && stepMs < (shortestMs ?? DAY_MS)) shortestMs = stepMs;
      tsBeforeMs = tsOpenMs;
    },
    ms: () => shortestMs,
  };
}
