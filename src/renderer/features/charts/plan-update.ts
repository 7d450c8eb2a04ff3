/** What a series needs to show `next`: nothing, some points more, or all anew. */
export type UpdatePlan<Point> =
  | { readonly kind: "keep" }
  | { readonly kind: "append"; readonly points: readonly Point[] }
  | { readonly kind: "replace"; readonly points: readonly Point[] };

/** Each appended point costs the chart as much as the series is long, so more than these are set at once. */
const MAXIMUM_APPENDED = 100;

interface Timed {
  readonly time: number;
}

/** Compares what is shown with what is to be shown; both ascend in time. */
export function planUpdate<Point extends Timed>(
  shown: readonly Point[],
  next: readonly Point[],
): UpdatePlan<Point> {
  if (shown === next) return { kind: "keep" };
  const lastShown = shown.at(-1);
  const first = next[0];
  if (lastShown === undefined || first === undefined) return { kind: "replace", points: next };
  const from = findFrom(next, lastShown.time);
  const isContinued = next[from]?.time === lastShown.time && first.time >= (shown[0]?.time ?? first.time);
  const points = next.slice(from);
  if (!isContinued || points.length > MAXIMUM_APPENDED) return { kind: "replace", points: next };
  return { kind: "append", points };
}

/** Index of the first point at or after `time`, looked for from the end, where it is. */
function findFrom(points: readonly Timed[], time: number): number {
  let index = points.length;
  while (index > 0 && (points[index - 1]?.time ?? time) >= time) index -= 1;
  return index;
}
