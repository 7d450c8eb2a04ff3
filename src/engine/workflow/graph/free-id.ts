import { SNAKE_CASE } from "#engine/registry/check-interface.ts";

/** The id that is wanted, with a number where it is taken. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base = SNAKE_CASE.test(wanted) ? wanted : "step";
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}_${String(number)}`)) number += 1;
  return `${base}_${String(number)}`;
}
