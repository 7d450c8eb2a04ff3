/** The six indicators as bare loops over columns: each one pass, nothing checked, NaN before ready. */

const emptyColumn = (length) => new Float64Array(length).fill(Number.NaN);

export function plainSma(values, period) {
  const out = emptyColumn(values.length);
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) {
    sum += values[index];
    if (index >= period) sum -= values[index - period];
    if (index >= period - 1) out[index] = sum / period;
  }
  return out;
}

export function plainEma(values, period) {
  const out = emptyColumn(values.length);
  const factor = 2 / (period + 1);
  let average = 0;
  for (let index = 0; index < period; index += 1) average += values[index] / period;
  out[period - 1] = average;
  for (let index = period; index < values.length; index += 1) {
    average += (values[index] - average) * factor;
    out[index] = average;
  }
  return out;
}

export function plainRsi(values, period) {
  const out = emptyColumn(values.length);
  let [gain, loss] = [0, 0];
  for (let index = 1; index < values.length; index += 1) {
    const change = values[index] - values[index - 1];
    const up = change > 0 ? change : 0;
    const down = change < 0 ? -change : 0;
    if (index <= period) {
      gain += up / period;
      loss += down / period;
    } else {
      gain = (gain * (period - 1) + up) / period;
      loss = (loss * (period - 1) + down) / period;
    }
    if (index >= period) out[index] = (100 * gain) / (gain + loss);
  }
  return out;
}

export function plainMacd(values, fast, slow, signal) {
  const [line, signalLine, histogram] = [
    emptyColumn(values.length),
    emptyColumn(values.length),
    emptyColumn(values.length),
  ];
  const [fastFactor, slowFactor, signalFactor] = [2 / (fast + 1), 2 / (slow + 1), 2 / (signal + 1)];
  let [fastAverage, slowAverage, signalAverage] = [0, 0, 0];
  for (let index = 0; index < slow; index += 1) slowAverage += values[index] / slow;
  for (let index = slow - fast; index < slow; index += 1) fastAverage += values[index] / fast;
  for (let index = slow - 1; index < values.length; index += 1) {
    if (index >= slow) {
      fastAverage += (values[index] - fastAverage) * fastFactor;
      slowAverage += (values[index] - slowAverage) * slowFactor;
    }
    const now = fastAverage - slowAverage;
    line[index] = now;
    const count = index - slow + 2;
    if (count <= signal) signalAverage += now / signal;
    else signalAverage += (now - signalAverage) * signalFactor;
    if (count >= signal) {
      signalLine[index] = signalAverage;
      histogram[index] = now - signalAverage;
    }
  }
  return { line, signal: signalLine, histogram };
}

export function plainAtr({ high, low, close }, period) {
  const out = emptyColumn(close.length);
  let average = 0;
  for (let index = 1; index < close.length; index += 1) {
    const before = close[index - 1];
    const top = high[index] > before ? high[index] : before;
    const bottom = low[index] < before ? low[index] : before;
    if (index <= period) average += (top - bottom) / period;
    else average = (average * (period - 1) + (top - bottom)) / period;
    if (index >= period) out[index] = average;
  }
  return out;
}

/** Sums of values and of squares: quick, and less exact than the product's, which loses nothing to cancellation. */
export function plainBollinger(values, period, deviations) {
  const [middle, upper, lower] = [
    emptyColumn(values.length),
    emptyColumn(values.length),
    emptyColumn(values.length),
  ];
  let [sum, squares] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    sum += value;
    squares += value * value;
    if (index >= period) {
      const gone = values[index - period];
      sum -= gone;
      squares -= gone * gone;
    }
    if (index < period - 1) continue;
    const mean = sum / period;
    const variance = squares / period - mean * mean;
    const distance = deviations * Math.sqrt(variance > 0 ? variance : 0);
    middle[index] = mean;
    upper[index] = mean + distance;
    lower[index] = mean - distance;
  }
  return { middle, upper, lower };
}
