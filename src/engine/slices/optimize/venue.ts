import { withExecution } from "#engine/base/execution-schemas.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";

/** What every backtest of a study has in common. */
export interface Venue extends ExecutionTerms {
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly allowShort: boolean;
}

/** The costs and rules among a method's inputs; of those that can be left out only what was given. */
export function venueOf(input: VenueInput): Venue {
  const { initialCash, feeBps, slippageBps, allowShort, execution } = withExecution(input);
  return { initialCash, feeBps, slippageBps, allowShort, ...execution };
}

type VenueInput = Omit<Venue, keyof ExecutionTerms> & {
  readonly [Name in keyof ExecutionTerms]?: number | undefined;
};
