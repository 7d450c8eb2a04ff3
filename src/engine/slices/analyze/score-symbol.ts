import type { ScorePoint, SymbolAnalysis } from "#shared/model/symbol-analysis.ts";

type Facts = Omit<SymbolAnalysis, "score" | "mostScore" | "points"> & {
  /** Of the last bar: +1, -1 or 0. */
  readonly bias: number;
};

const OVERBOUGHT = 70;
const OVERSOLD = 30;

/** Every point that the facts give, with the reason; none is left out, so that they add up to the score. */
export function scoreSymbol(facts: Facts): readonly ScorePoint[] {
  const { lastClose, trend, bias, patterns } = facts;
  return [
    bySign("long trend", 20, lastClose - trend.average200, [
      "the close is above its average of 200 bars",
      "the close is below its average of 200 bars",
    ]),
    bySign("averages", 20, trend.average50 - trend.average200, [
      "the average of 50 bars is above that of 200",
      "the average of 50 bars is below that of 200",
    ]),
    bySign("momentum", 10, trend.change20, ["the close rose over 20 bars", "the close fell over 20 bars"]),
    stretched(trend.rsi14),
    {
      name: "patterns",
      points: 20 * bias,
      mostPoints: 20,
      reason:
        bias === 0
          ? "no confirmed pattern gives the last bar a bias"
          : `${patterns.map(({ kind }) => kind).join(", ")} is still active`,
    },
    nearLevel(facts),
  ];
}

function bySign(
  name: string,
  mostPoints: number,
  value: number,
  [above, below]: readonly [string, string],
): ScorePoint {
  if (Number.isNaN(value)) return { name, points: 0, mostPoints, reason: "there are too few bars to tell" };
  if (value === 0) return { name, points: 0, mostPoints, reason: "neither above nor below" };
  return { name, points: Math.sign(value) * mostPoints, mostPoints, reason: value > 0 ? above : below };
}

function stretched(rsi: number): ScorePoint {
  const named = { name: "stretched", mostPoints: 10 };
  if (Number.isNaN(rsi)) return { ...named, points: 0, reason: "there are too few bars to tell" };
  const value = `RSI(14) is ${rsi.toFixed(1)}`;
  if (rsi > OVERBOUGHT) return { ...named, points: -10, reason: `${value}, above ${OVERBOUGHT}` };
  if (rsi < OVERSOLD) return { ...named, points: 10, reason: `${value}, below ${OVERSOLD}` };
  return { ...named, points: 0, reason: `${value}, between ${OVERSOLD} and ${OVERBOUGHT}` };
}

/** The nearest level counts when it is within one ATR(14). */
function nearLevel({ levels, volatility }: Facts): ScorePoint {
  const named = { name: "levels", mostPoints: 10 };
  const [nearest] = levels;
  if (nearest === undefined) return { ...named, points: 0, reason: "there is no level" };
  const isNear = Math.abs(nearest.distanceFraction) <= volatility.atr14;
  const where = `${nearest.kind} at ${nearest.price.toPrecision(6)}, ${(nearest.distanceFraction * 100).toFixed(2)} % away`;
  if (!isNear) return { ...named, points: 0, reason: `${where}: further than one ATR(14)` };
  return { ...named, points: nearest.kind === "support" ? 10 : -10, reason: where };
}
