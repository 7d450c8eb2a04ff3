import type { StatisticKind } from "../statistic-definitions.ts";

/** What a figure is called, what it says and who else computes it so; the same in the window, the report and on the command line. */
export interface FigureDefinition {
  readonly label: string;
  readonly kind: StatisticKind;
  readonly definition: string;
  /** The product and function, or the publication, whose definition it is. */
  readonly source: string;
  /** Why the figure is infinite or missing, when it is. */
  readonly nonFinite?: string;
}
