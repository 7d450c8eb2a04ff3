import type { ContentHash } from "#shared/model/ids.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

/** A text of a workflow, and where and when it was seen first. */
export interface SeenDefinition {
  readonly workflow: string;
  readonly hash: ContentHash;
  readonly text: string;
  readonly origin: "built-in" | "user" | "run";
  readonly tsSeenMs: EpochMs;
}

export interface VersionRecord extends SeenDefinition {
  /** Counts from 1 for each workflow. */
  readonly number: number;
}

/** The texts of workflows that a workspace has seen; none is ever changed or removed. */
export interface VersionStore {
  /** Keeps a text under the workflow's next number; one that is known stays as it is. */
  add(seen: SeenDefinition): void;
  /** Newest first. */
  list(workflow: string): readonly VersionRecord[];
}

interface VersionRow {
  readonly workflow: string;
  readonly number: number;
  readonly hash: string;
  readonly text: string;
  readonly origin: string;
  readonly ts_seen_ms: number;
}

export function createVersionStore(db: WriteDb): VersionStore {
  const insert = db.prepare(`
    INSERT INTO definition_versions (workflow, number, hash, text, origin, ts_seen_ms)
    SELECT @workflow, coalesce(max(number), 0) + 1, @hash, @text, @origin, @tsSeenMs
    FROM definition_versions WHERE workflow = @workflow
    ON CONFLICT (workflow, hash) DO NOTHING
  `);
  const select = db.prepare<[string], VersionRow>(
    "SELECT * FROM definition_versions WHERE workflow = ? ORDER BY number DESC",
  );
  return {
    add: (seen) => withStoreErrors(db.name, () => void insert.run({ ...seen })),
    list: (workflow) => withStoreErrors(db.name, () => select.all(workflow).map(toRecord)),
  };
}

/** The row was written by `add`, so its texts are what the types say. */
function toRecord({ ts_seen_ms: tsSeenMs, ...row }: VersionRow): VersionRecord {
  return { ...row, tsSeenMs } as VersionRecord;
}
