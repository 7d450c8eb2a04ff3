/** How long a `Retry-After` header asks to wait, in milliseconds; undefined when there is none or it cannot be read. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const tsMs = Date.parse(text);
  return Number.isNaN(tsMs) ? undefined : Math.max(0, tsMs - nowMs);
}
