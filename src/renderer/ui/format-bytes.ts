const UNITS = ["kB", "MB", "GB"] as const;
const STEP = 1_000;

/** `0 B`, `640 B`, `4.1 MB`: three digits or so of a size. */
export function formatBytes(bytes: number): string {
  if (bytes < STEP) return `${bytes} B`;
  let value = bytes / STEP;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
