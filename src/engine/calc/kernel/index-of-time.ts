/** Index of the first time at or after `tsMs` in ascending `times`; their length when all are earlier. */
export function firstAtOrAfter(times: Float64Array, tsMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Number.POSITIVE_INFINITY) < tsMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of exactly `tsMs` in ascending `times`; -1 when it is not there. */
export function indexOfTime(times: Float64Array, tsMs: number): number {
  const index = firstAtOrAfter(times, tsMs);
  return times[index] === tsMs ? index : -1;
}
