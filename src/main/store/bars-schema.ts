import type { DbSchema } from "./db-schema.ts";
import { barSeriesMigration } from "./migrations/0010-bar-series.ts";
import { barChunksMigration } from "./migrations/0020-bar-chunks.ts";
import { barCurationMigration } from "./migrations/0030-bar-curation.ts";
import { ticksMigration } from "./migrations/0040-ticks.ts";

/** The bars file, which can be rebuilt from its sources. The number is "GPTB" in ASCII. */
export const BARS_SCHEMA: DbSchema = {
  applicationId: 0x47_50_54_42,
  migrations: [barSeriesMigration, barChunksMigration, barCurationMigration, ticksMigration],
};
