const scale = (samples, factor) => samples.map((sample) => sample * factor);

/** Milliseconds of many operations as micro- or nanoseconds of one. */
export function perOperation({ samples, against }, operations, unitsPerMs) {
  const factor = unitsPerMs / operations;
  return {
    samples: scale(samples, factor),
    against: { ...against, samples: scale(against.samples, factor) },
  };
}

/** The value that 99 of 100 do not exceed. */
export function percentile99(values) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.ceil(sorted.length * 0.99) - 1];
}
