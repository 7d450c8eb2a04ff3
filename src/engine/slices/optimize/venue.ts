/** What every backtest of a study has in common. */
export interface Venue {
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly allowShort: boolean;
}

/** The costs among a method's inputs. */
export function venueOf({ initialCash, feeBps, slippageBps, allowShort }: Venue): Venue {
  return { initialCash, feeBps, slippageBps, allowShort };
}
