import { createRollingMoments } from "../indicators/rolling-moments.ts";
import { createSma } from "../indicators/sma.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, Strategy, StrategyRun } from "./strategy.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** Trades the ratio of two symbols back to its mean: long the cheap one, short the dear one. */
export const pairs: Strategy = {
  id: "pairs",
  title: "Pairs",
  description:
    "Watches the ratio of two symbols: when it is far above its mean it sells the first short and buys the second, far below the other way round, and leaves both near the mean. " +
    "It works with two symbols that the same things drive, such as two funds on one market, whatever that market does. " +
    "It fails when the tie breaks and the ratio finds a new level: the loss then has no bound but yours. Both legs decide on the last bar that both have closed, so one bar later than a single symbol would.",
  sides: "long_short",
  legs: 2,
  parameters: [
    { name: "period", title: "Period", unit: "bars", default: 20, minimum: 5, maximum: 300, step: 1 },
    {
      name: "entry",
      title: "Enter beyond",
      unit: "standard deviations",
      default: 2,
      minimum: 0.5,
      maximum: 5,
      step: 0.25,
    },
    {
      name: "exit",
      title: "Leave within",
      unit: "standard deviations",
      default: 0.5,
      minimum: 0,
      maximum: 2,
      step: 0.25,
    },
  ],
  constraint: (parameters) => {
    const [entry, exit] = [parameterOf(parameters, "entry"), parameterOf(parameters, "exit")];
    return exit < entry ? undefined : `exit must be below entry, was ${exit} and ${entry}`;
  },
  warmUpBars: (parameters) => parameterOf(parameters, "period") + 1,
  // Alone there is no ratio to trade.
  start: () => ({ decide: () => undefined }),
  startTogether: startPair,
};

function startPair(parameters: StrategyParameters): readonly StrategyRun[] {
  const ratio = createPairRatio(parameterOf(parameters, "period"));
  const entry = parameterOf(parameters, "entry");
  const exit = parameterOf(parameters, "exit");
  // The first leg is sold when the ratio is high, the second one bought.
  return ([-1, 1] as const).map((side, leg) => ({
    decide: ({ tsOpenMs, close }, position) => {
      // Before this bar is told: whichever leg is asked first, both know the same.
      const decision = decideLeg(ratio.deviation(), { entry, exit, side, position });
      ratio.tell(leg, tsOpenMs, close);
      return decision;
    },
  }));
}

interface Leg {
  readonly entry: number;
  readonly exit: number;
  /** What the leg is when the ratio is high. */
  readonly side: 1 | -1;
  readonly position: number;
}

/** `deviation` of the ratio from its mean in standard deviations; NaN decides nothing. */
function decideLeg(deviation: number, { entry, exit, side, position }: Leg): Decision | undefined {
  if (Math.abs(deviation) >= entry) {
    const wanted = Math.sign(deviation) * side;
    if (wanted === position) return undefined;
    return { target: wanted > 0 ? "long" : "short", strength: 1, reason: reasonOf(deviation) };
  }
  const isOver = position !== 0 && Math.abs(deviation) <= exit;
  return isOver ? { target: "flat", strength: 1, reason: reasonOf(deviation) } : undefined;
}

/** Only for a decision: a search asks at millions of bars at which there is none. */
function reasonOf(deviation: number): string {
  return `ratio is ${deviation.toFixed(2)} deviations from its mean`;
}

/** The logarithm of the ratio at the times that both legs have, and how far the newest is from the mean of the period. */
function createPairRatio(period: number) {
  const mean = createSma(period);
  const moments = createRollingMoments(period);
  const waiting = [new Map<number, number>(), new Map<number, number>()] as const;
  let deviation = Number.NaN;
  return {
    deviation: () => deviation,
    tell(leg: number, tsMs: number, close: number): void {
      const [own, other] = leg === 0 ? waiting : [waiting[1], waiting[0]];
      const partner = other.get(tsMs);
      if (partner === undefined) return void own.set(tsMs, close);
      // What waits from before has no partner: that market was closed at that time.
      for (const time of other.keys()) {
        if (time > tsMs) break;
        other.delete(time);
      }
      const value = leg === 0 ? Math.log(close / partner) : Math.log(partner / close);
      const average = mean.next(value);
      moments.push(value);
      const spread = moments.isFull ? Math.sqrt(moments.squaredDeviations / period) : Number.NaN;
      // Two prices that keep their ratio have no spread, and nothing to trade.
      deviation = spread > 0 ? (value - average) / spread : Number.NaN;
    },
  };
}
