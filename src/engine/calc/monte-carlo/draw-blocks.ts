import type { Rng } from "#engine/base/rng.ts";

/**
 * Indices of a stationary bootstrap (Politis and Romano 1994): runs of neighbours whose lengths are geometric with mean
 * `meanBlock`, each starting anywhere, the end joined to the start. What follows what within a run stays as it was.
 * Fills `indices`, each below `length`; a mean of 1 draws single values with replacement.
 */
export function drawBlocks(indices: Int32Array, length: number, meanBlock: number, rng: Rng): void {
  const decay = meanBlock > 1 ? Math.log1p(-1 / meanBlock) : Number.NEGATIVE_INFINITY;
  let index = 0;
  while (index < indices.length) {
    let current = Math.floor(rng.next() * length);
    // A geometric length by inversion: one draw a run instead of one a member.
    const end = Math.min(indices.length, index + 1 + Math.floor(Math.log(1 - rng.next()) / decay));
    for (; index < end; index += 1) {
      indices[index] = current;
      current = current + 1 === length ? 0 : current + 1;
    }
  }
}
