const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the attempt after number `attempt` (1 is the first): twice as long each time, half of it at random so
 * that many clients do not come back at once. `random` is in [0, 1).
 */
export function retryDelayMs(attempt: number, random: number): number {
  const fullMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return fullMs / 2 + random * (fullMs / 2);
}
