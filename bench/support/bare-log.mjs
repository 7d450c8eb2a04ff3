import path from "node:path";
import Database from "better-sqlite3";

/**
 * A log with nothing around it: WAL, `synchronous=FULL`, one table, one index and JSON written inside the clock.
 * What a durable event at least costs on this disk.
 */
export function openBareLog(folder) {
  const db = new Database(path.join(folder, "bare.sqlite"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`CREATE TABLE events (seq INTEGER PRIMARY KEY, name TEXT NOT NULL, payload TEXT NOT NULL) STRICT;
    CREATE INDEX events_by_name ON events (name, seq);`);
  const insert = db.prepare("INSERT INTO events (name, payload) VALUES (?, ?)");
  const append = db.transaction((events) => {
    for (const { name, payload } of events) insert.run(name, JSON.stringify(payload));
  });
  return { append, close: () => db.close() };
}
