import type { Rng } from "#engine/base/rng.ts";

/**
 * Indices of a stationary bootstrap (Politis and Romano 1994): runs of neighbours whose lengths are geometric with mean
 * `meanBlock`, each starting anywhere, the end joined to the start. What follows what within a run stays as it was.
 * Fills `indices`, each below `length`; a mean of 1 draws single values with replacement.
 */
export function drawBlocks(indices: Int32Array, length: number, meanBlock: number, rng: Rng): void {
  const chance = 1 / meanBlock;
  let current = 0;
  for (let index = 0; index < indices.length; index += 1) {
    const isStart = index === 0 || meanBlock <= 1 || rng.next() < chance;
    current = isStart ? Math.floor(rng.next() * length) : (current + 1) % length;
    indices[index] = current;
  }
}
