import type { Compaction } from "#main/compaction/compaction.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function logHandlers(compaction: Compaction): Handlers<"log"> {
  return {
    "log:compact": ({ olderThanDays, isDryRun = false }) => compaction.compact(olderThanDays, isDryRun),
  };
}
