import type { BarUpdates } from "#main/data/bar-updates.ts";
import type { Analyst } from "#main/data/analyst.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function analyzeHandlers(analyst: Analyst, updates: BarUpdates): Handlers<"analyze"> {
  return {
    "analyze:list-indicators": () => analyst.listIndicators(),
    "analyze:indicators": (input) => analyst.indicators(input),
    "analyze:patterns": (input) => analyst.patterns(input),
    "analyze:levels": (input) => analyst.levels(input),
    "analyze:symbol": (input) => analyst.symbol(input),
    "analyze:portfolio": (input) => analyst.portfolio(input),
    "analyze:compare": ({ updateId, ...input }) =>
      updates.run(updateId, (tools) => analyst.compare(input, tools)),
    "analyze:scan": (input) => analyst.scan(input),
  };
}
