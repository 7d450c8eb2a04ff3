const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 7.5];
const MOST_TICKS = 7;

/** Round factors within [lowest, highest] for a logarithmic axis, at most about seven; both must be above 0. */
export function growthTicks(lowest: number, highest: number): readonly number[] {
  const first = Math.floor(Math.log10(lowest));
  const last = Math.floor(Math.log10(highest));
  const all = Array.from({ length: last - first + 1 }, (_, index) =>
    STEPS.map((step) => step * 10 ** (first + index)),
  )
    .flat()
    .filter((tick) => tick >= lowest && tick <= highest);
  const every = Math.ceil(all.length / MOST_TICKS);
  // Counted from 1, where the line starts, so that it is always there.
  const base = Math.max(0, all.indexOf(1));
  return all.filter((_, index) => (index - base) % every === 0);
}
