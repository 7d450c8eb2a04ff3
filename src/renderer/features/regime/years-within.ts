interface YearMark {
  readonly year: number;
  /** Where it begins between the two ends, 0 to 1. */
  readonly share: number;
}

const MOST = 8;
/** Room that the dates at the ends take. */
const END_SHARE = 0.1;
const STEPS = [1, 2, 5, 10, 20, 50];

/** The years to write under a stretch of time: whole steps, few enough to stand apart, none on the dates at its ends. */
export function yearsWithin(fromMs: number, toMs: number): readonly YearMark[] {
  const [first, last] = [new Date(fromMs).getUTCFullYear() + 1, new Date(toMs).getUTCFullYear()];
  const step = STEPS.find((years) => (last - first) / years < MOST) ?? Number.POSITIVE_INFINITY;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    .filter((year) => year % step === 0)
    .map((year) => ({ year, share: (Date.UTC(year, 0, 1) - fromMs) / (toMs - fromMs) }))
    .filter(({ share }) => share > END_SHARE && share < 1 - END_SHARE);
}
