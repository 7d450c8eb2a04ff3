/** The last point that has opened at a moment; undefined before the first of them and where the last of `count` has ended. */
export function pointAtTime(tsOpenMs: readonly number[], count: number, tsMs: number): number | undefined {
  const opened = tsOpenMs.slice(0, count).findLastIndex((openMs) => openMs <= tsMs);
  const [openMs, beforeMs] = [tsOpenMs[opened], tsOpenMs[opened - 1]];
  if (openMs === undefined) return undefined;
  const lengthMs = beforeMs === undefined ? 1 : openMs - beforeMs;
  return opened === count - 1 && tsMs >= openMs + lengthMs ? undefined : opened;
}
