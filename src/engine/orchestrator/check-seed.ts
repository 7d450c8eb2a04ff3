import { userError } from "#shared/errors/app-error.ts";

const MAX_SEED = 0xffff_ffff;

/** The log stores a seed as an integer, and the generator takes 32 bits of it: two seeds must not mean the same. */
export function checkSeed(seed: number): number {
  if (Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED) return seed;
  throw userError({
    code: "workflow.seed-invalid",
    message: `seed must be a whole number from 0 to ${MAX_SEED}, was ${seed}`,
    field: "seed",
    value: String(seed),
    remedy: "give a whole number, such as 1",
  });
}
