import type { Database } from "better-sqlite3";
import { CHAIN_START, EVENT_COLUMNS, firstFormHash } from "../event-chain.ts";
import type { EventRow } from "../event-chain.ts";
import type { Migration } from "./migration.ts";

const PAGE_ROWS = 1_000;

/** Each event is chained to the one before it; `chain` holds the end, so that rows cut off at the end are missed. */
export const eventChainMigration: Migration = {
  number: 40,
  sql: `
    ALTER TABLE events ADD COLUMN hash TEXT NOT NULL DEFAULT '';
    CREATE TABLE chain (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      seq INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
  `,
  change: chainStoredEvents,
};

function chainStoredEvents(db: Database): void {
  const select = db.prepare<[number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ${PAGE_ROWS}`,
  );
  const update = db.prepare("UPDATE events SET hash = ? WHERE seq = ?");
  let head = { seq: 0, hash: CHAIN_START };
  for (let rows = select.all(0); rows.length > 0; rows = select.all(head.seq)) {
    for (const row of rows) {
      head = { seq: row.seq, hash: firstFormHash(head.hash, row) };
      update.run(head.hash, head.seq);
    }
  }
  db.prepare("INSERT INTO chain (id, seq, hash) VALUES (1, ?, ?)").run(head.seq, head.hash);
}
