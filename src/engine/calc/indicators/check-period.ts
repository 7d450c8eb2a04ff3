import { invariant } from "#engine/base/invariant.ts";

/** Stops on a period that is no whole number of at least `minimum`; callers check what people enter before. */
export function checkPeriod(period: number, minimum = 1): void {
  invariant(
    Number.isInteger(period) && period >= minimum,
    `period must be a whole number of at least ${minimum}, was ${period}`,
  );
}
