import { DataFrame } from "data-forge";
import { backtest } from "grademark";

/** The spread of two averages at each close; NaN before the slow one is ready. */
function spreadsOf(close, fast, slow) {
  let [fastSum, slowSum] = [0, 0];
  return Array.from(close, (price, index) => {
    fastSum += price - (index >= fast ? close[index - fast] : 0);
    slowSum += price - (index >= slow ? close[index - slow] : 0);
    return index < slow - 1 ? Number.NaN : fastSum / fast - slowSum / slow;
  });
}

/**
 * The same strategy in grademark, long or flat and without fees, which it does not know. Its bars are made
 * before the clock starts, its averages inside, as ours are; it answers its trades.
 */
export function createGrademarkBacktest({ tsOpenMs, open, high, low, close }, { fast, slow }) {
  const rows = Array.from(close, (price, index) => ({
    time: new Date(tsOpenMs[index]),
    open: open[index],
    high: high[index],
    low: low[index],
    close: price,
  }));
  const strategy = {
    entryRule: (enterPosition, { bar }) => bar.isUp && enterPosition({ direction: "long" }),
    exitRule: (exitPosition, { bar }) => bar.isDown && exitPosition(),
  };
  return () => {
    const spreads = spreadsOf(close, fast, slow);
    const crosses = rows.map((row, index) => ({
      ...row,
      isUp: spreads[index - 1] <= 0 && spreads[index] > 0,
      isDown: spreads[index - 1] >= 0 && spreads[index] < 0,
    }));
    return backtest(strategy, new DataFrame(crosses));
  };
}
