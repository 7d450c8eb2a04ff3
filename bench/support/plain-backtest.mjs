/**
 * The least that a backtest of two averages can be, over bare columns: running sums, a cross at a close fills at the next open,
 * all in or out, a fee a side, the account marked at each close into an equity curve, trades into columns. No objects, no
 * checks, no lots, no statistics but the largest drawdown.
 */
export function runPlainBacktest({ open, close }, { fast, slow, initialCash, feeBps }) {
  const bars = close.length;
  const equity = new Float64Array(bars);
  const entries = new Float64Array(bars >> 2);
  const exits = new Float64Array(bars >> 2);
  const fee = feeBps / 10_000;
  let [cash, held, trades] = [initialCash, 0, 0];
  let [fastSum, slowSum, spread] = [0, 0, Number.NaN];
  let [peak, drawdown] = [initialCash, 0];
  // 1 to buy and -1 to sell at the next open.
  let order = 0;
  for (let index = 0; index < bars; index += 1) {
    if (order > 0 && held === 0) {
      held = cash / (open[index] * (1 + fee));
      cash = 0;
      entries[trades] = open[index];
    } else if (order < 0 && held > 0) {
      cash = held * open[index] * (1 - fee);
      held = 0;
      exits[trades] = open[index];
      trades += 1;
    }
    order = 0;
    const price = close[index];
    fastSum += price;
    slowSum += price;
    if (index >= fast) fastSum -= close[index - fast];
    if (index >= slow) slowSum -= close[index - slow];
    if (index >= slow - 1) {
      const now = fastSum / fast - slowSum / slow;
      if (spread <= 0 && now > 0) order = 1;
      else if (spread >= 0 && now < 0) order = -1;
      spread = now;
    }
    const worth = cash + held * price;
    equity[index] = worth;
    if (worth > peak) peak = worth;
    const fall = 1 - worth / peak;
    if (fall > drawdown) drawdown = fall;
  }
  return { equity, entries, exits, trades, drawdown };
}
