/** Feeds a stream with what another answers, from the other's first value on; NaN before. */
export function whenReady(stream: { next(value: number): number }, value: number): number {
  return Number.isNaN(value) ? Number.NaN : stream.next(value);
}
