import type { DbSchema } from "./db-schema.ts";
import { eventLogMigration } from "./migrations/0010-event-log.ts";
import { runsMigration } from "./migrations/0020-runs.ts";
import { artifactsMigration } from "./migrations/0030-artifacts.ts";
import { eventChainMigration } from "./migrations/0040-event-chain.ts";
import { deadLettersMigration } from "./migrations/0060-dead-letters.ts";
import { snapshotsMigration } from "./migrations/0070-snapshots.ts";
import { jobsMigration } from "./migrations/0090-jobs.ts";
import { definitionVersionsMigration } from "./migrations/0100-definition-versions.ts";
import { compactedRangesMigration } from "./migrations/0110-compacted-ranges.ts";
import { trialLedgerMigration } from "./migrations/0120-trial-ledger.ts";
import { sessionBlocksMigration } from "./migrations/0130-session-blocks.ts";

/** A log file: the events of one mode with its sessions, runs, artifacts, dead letters and snapshots. The number is "GPTL" in ASCII. */
export const LOG_SCHEMA: DbSchema = {
  applicationId: 0x47_50_54_4c,
  migrations: [
    eventLogMigration,
    runsMigration,
    artifactsMigration,
    eventChainMigration,
    deadLettersMigration,
    snapshotsMigration,
    jobsMigration,
    definitionVersionsMigration,
    compactedRangesMigration,
    trialLedgerMigration,
    sessionBlocksMigration,
  ],
};
