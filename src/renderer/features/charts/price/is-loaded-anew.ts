import type { ChartSetup } from "#shared/model/chart-setup.ts";

/** Whether a choice is answered by main: averaged bars, indicators, compared symbols and regimes are; how bars are drawn is not. */
export function isLoadedAnew(before: ChartSetup, after: ChartSetup): boolean {
  const { indicators, compared, hasRegimes } = after;
  if ((before.style === "heikin_ashi") !== (after.style === "heikin_ashi")) return true;
  return before.indicators !== indicators || before.compared !== compared || before.hasRegimes !== hasRegimes;
}
