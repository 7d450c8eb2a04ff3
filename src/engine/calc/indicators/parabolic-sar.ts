export interface ParabolicSarSettings {
  readonly acceleration: number;
  readonly maximum: number;
}

/**
 * Wilder's parabolic stop and reverse (1978), in price units, from the second bar on. As in TA-Lib the first two bars give
 * the direction: short when the low fell by more than the high rose.
 */
export function createParabolicSar({ acceleration, maximum }: ParabolicSarSettings): {
  next(high: number, low: number): number;
} {
  // A falling market is computed upside down, so `top` and `bottom` are the bar's extremes times `sign`.
  let sign: 1 | -1 = 1;
  let stop = Number.NaN;
  let extreme = 0;
  let factor = acceleration;
  let previousHigh = Number.NaN;
  let previousLow = Number.NaN;
  let count = 0;

  function begin(high: number, low: number): void {
    const fall = previousLow - low;
    sign = fall > 0 && high - previousHigh < fall ? -1 : 1;
    stop = sign === 1 ? previousLow : -previousHigh;
    extreme = sign === 1 ? high : -low;
    previousHigh = high;
    previousLow = low;
  }

  function step(high: number, low: number): number {
    const [top, bottom] = sign === 1 ? [high, low] : [-low, -high];
    const previousBottom = sign === 1 ? previousLow : -previousHigh;
    const isBroken = bottom <= stop;
    if (isBroken) return reverse(high, low);
    const answer = stop * sign;
    if (top > extreme) {
      extreme = top;
      factor = Math.min(factor + acceleration, maximum);
    }
    stop = Math.min(stop + factor * (extreme - stop), previousBottom, bottom);
    return answer;
  }

  function reverse(high: number, low: number): number {
    const bound = sign === 1 ? Math.max(previousHigh, high) : Math.max(-previousLow, -low);
    const turned = Math.max(extreme, bound);
    const answer = turned * sign;
    extreme = sign === 1 ? -low : high;
    sign = sign === 1 ? -1 : 1;
    factor = acceleration;
    stop = Math.min(-turned + factor * (extreme + turned), -bound);
    return answer;
  }

  return {
    next(high, low) {
      count += 1;
      if (count === 2) begin(high, low);
      const answer = count > 1 ? step(high, low) : Number.NaN;
      previousHigh = high;
      previousLow = low;
      return answer;
    },
  };
}
