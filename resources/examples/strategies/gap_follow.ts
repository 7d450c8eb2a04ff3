import { defineStrategy } from "gpt-trader";

/** Follows a gap upwards that held until the close, for some bars. */
export const strategy = defineStrategy({
  id: "gap_follow",
  title: "Gap follow",
  description:
    "Buys when a bar opens above the close before it and closes higher still, and leaves some bars after the last such gap. " +
    "It works when news is digested over days. It fails where gaps are closed soon, and in markets that never gap.",
  sides: "long",
  parameters: [
    {
      name: "minimumGap",
      title: "Smallest gap",
      unit: "fraction",
      default: 0.002,
      minimum: 0.0005,
      maximum: 0.05,
      step: 0.0005,
    },
    {
      name: "maximumGap",
      title: "Largest gap",
      unit: "fraction",
      default: 0.03,
      minimum: 0.001,
      maximum: 0.2,
      step: 0.001,
    },
    { name: "holdBars", title: "Bars to hold", unit: "bars", default: 5, minimum: 1, maximum: 60, step: 1 },
  ],
  constraint: ({ minimumGap, maximumGap }) =>
    minimumGap < maximumGap
      ? undefined
      : `minimumGap must be below maximumGap, was ${minimumGap} and ${maximumGap}`,
  warmUpBars: () => 2,
  start({ minimumGap, maximumGap, holdBars }) {
    // NaN compares false, so the first bar has no gap.
    let previousClose = Number.NaN;
    let barsSinceGap = Number.POSITIVE_INFINITY;
    return {
      decide({ open, close }, position) {
        const gap = open / previousClose - 1;
        const isFollowed = gap >= minimumGap && gap <= maximumGap && close > open;
        previousClose = close;
        barsSinceGap = isFollowed ? 0 : barsSinceGap + 1;
        if (isFollowed && position === 0) {
          const strength = Math.min(1, gap / (2 * minimumGap));
          return { target: "long", strength, reason: `gap of ${(gap * 100).toFixed(2)} % held to the close` };
        }
        if (position > 0 && barsSinceGap >= holdBars) {
          return { target: "flat", strength: 1, reason: `${barsSinceGap} bars since the last gap` };
        }
        return undefined;
      },
    };
  },
});
