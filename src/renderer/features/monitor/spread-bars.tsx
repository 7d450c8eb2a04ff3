import type { LatencyView } from "#shared/ipc/channels/metrics-channels.ts";
import { formatCount } from "#renderer/ui/format-number.ts";
import { bucketNames } from "./bucket-names.ts";

const BAR_PX = 6;
const HEIGHT_PX = 16;

/** How the durations spread, as a row of bars from the shortest to the longest; each with its words. */
export function SpreadBars({ latency }: { readonly latency: LatencyView }) {
  const { buckets } = latency;
  const names = bucketNames(buckets);
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const words = buckets
    .map(({ count }, index) => `${names[index] ?? ""}: ${formatCount(count)}`)
    .filter((_, index) => buckets[index]?.count !== 0)
    .join(", ");
  return (
    <svg
      className="spread"
      role="img"
      aria-label={`Spread: ${words}`}
      width={buckets.length * (BAR_PX + 1)}
      height={HEIGHT_PX}
    >
      <title>{words}</title>
      {buckets.map(({ count }, index) => {
        const heightPx = count === 0 ? 1 : Math.max(2, (count / most) * HEIGHT_PX);
        return (
          <rect
            key={names[index]}
            className={count === 0 ? "spread__none" : "spread__bar"}
            x={index * (BAR_PX + 1)}
            y={HEIGHT_PX - heightPx}
            width={BAR_PX}
            height={heightPx}
          />
        );
      })}
    </svg>
  );
}
