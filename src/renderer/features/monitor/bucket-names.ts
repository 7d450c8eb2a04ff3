import type { LatencyBucket } from "#shared/ipc/channels/metrics-channels.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";

/** `to 3 ms` for each bucket, `longer` for the last. */
export function bucketNames(buckets: readonly LatencyBucket[]): readonly string[] {
  return buckets.map(({ upToMs }) => (upToMs === undefined ? "longer" : `to ${formatDuration(upToMs)}`));
}
