const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Milliseconds of a text such as `250ms`, `5s`, `2m` or `1h`; undefined when it is none or not above 0. */
export function parseDuration(text: unknown): number | undefined {
  if (typeof text !== "string") return undefined;
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text.trim());
  const [, amount, unit] = match ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  const durationMs = Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return durationMs > 0 ? durationMs : undefined;
}
