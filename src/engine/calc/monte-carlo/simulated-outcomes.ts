/** What came of each simulation; one entry a simulation. */
export interface SimulatedOutcomes {
  readonly endEquity: Float64Array;
  /** Fraction below the highest value so far, 0 or negative. */
  readonly maximumDrawdown: Float64Array;
  /** The lowest value on the way, the start included. */
  readonly lowestEquity: Float64Array;
  /** Account value at each mark, one simulation after the other. */
  readonly equityAtMarks: Float64Array;
}

/** All zero, to be filled in; `marks` is the number of values kept of each path. */
export function emptyOutcomes(simulations: number, marks: number): SimulatedOutcomes {
  return {
    endEquity: new Float64Array(simulations),
    maximumDrawdown: new Float64Array(simulations),
    lowestEquity: new Float64Array(simulations),
    equityAtMarks: new Float64Array(simulations * marks),
  };
}
