import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** One backtest that a sampler wants: on the first `fraction` of the searched range, above 0 to 1. */
export interface Proposal {
  readonly parameters: StrategyParameters;
  readonly fraction: number;
}

/** What came of a proposal. Every score is better when higher. */
export interface Scored extends Proposal {
  readonly scores: readonly number[];
}

/**
 * Says what to try next from what was tried before. It draws from the random stream that it was made with and knows nothing
 * else, so the same stream and the same answers give the same proposals.
 */
export interface Sampler {
  /** At most `count` proposals, which must all be told before the next are asked for; none when it is done. */
  ask(count: number): readonly Proposal[];
  /** In the order of the proposals. */
  tell(scored: readonly Scored[]): void;
}
