import { defaultHorzScaleBehavior } from "lightweight-charts";
import type { IHorzScaleBehavior, Time } from "lightweight-charts";

/**
 * The library's scale of time, except that a label at either end of the axis is moved into sight instead of being cut. Labels lie farther
 * apart than half of one, so none is moved onto another.
 */
export function createWholeTimeLabels(): IHorzScaleBehavior<Time> {
  const Behavior = defaultHorzScaleBehavior();
  const behavior = new Behavior();
  const heaviest = behavior.maxTickMarkWeight.bind(behavior);
  // The library asks this of the labels that it is about to draw.
  behavior.maxTickMarkWeight = (marks) => {
    for (const mark of marks) mark.needAlignCoordinate = true;
    return heaviest(marks);
  };
  return behavior;
}
