import type { Distribution, MonteCarlo, MonteCarloStudy } from "#shared/model/monte-carlo.ts";

/** One figure of one simulation. */
export interface MonteCarloRow
  extends
    Distribution,
    Pick<MonteCarloStudy, "method" | "simulations" | "probabilityOfLoss" | "probabilityOfRuin"> {
  readonly what: "End equity" | "Maximum drawdown";
  readonly kind: "money" | "percent";
  /** What really came out. */
  readonly actual: number;
}

/** Two rows a study: where it ended, and how deep it fell on the way. */
export function monteCarloRows({ studies }: MonteCarlo): readonly MonteCarloRow[] {
  return studies.flatMap(
    ({ method, simulations, probabilityOfLoss, probabilityOfRuin, endEquity, maximumDrawdown, actual }) => {
      const common = { method, simulations, probabilityOfLoss, probabilityOfRuin };
      return [
        { ...common, ...endEquity, what: "End equity", kind: "money", actual: actual.endEquity },
        {
          ...common,
          ...maximumDrawdown,
          what: "Maximum drawdown",
          kind: "percent",
          actual: actual.maximumDrawdown,
        },
      ] as const;
    },
  );
}
