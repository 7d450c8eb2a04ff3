import Database from "better-sqlite3";

const PAGE = 10_000;

/** Reads and parses the events after `seq`, a page at a time, and keeps nothing; answers how many there were. */
function readAll(db, seq) {
  const select = db.prepare("SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?");
  let count = 0;
  for (let rows = select.all(seq, PAGE); rows.length > 0; rows = select.all(rows.at(-1).seq, PAGE)) {
    for (const row of rows) if (typeof JSON.parse(row.payload) === "object") count += 1;
  }
  return count;
}

/** Opens the log with nothing around it and reads and parses all events, or the last of them. */
export function readBare(file, last = Number.POSITIVE_INFINITY) {
  const db = new Database(file, { readonly: true });
  try {
    const lastSeq = db.prepare("SELECT max(seq) FROM events").pluck().get();
    return readAll(db, Math.max(0, lastSeq - last));
  } finally {
    db.close();
  }
}

/** Reads and parses the events of those names, session after session as a replay does; answers how many there were. */
export function readBareNamed(file, names) {
  const db = new Database(file, { readonly: true });
  try {
    const select = db.prepare(
      `SELECT events.* FROM session_blocks CROSS JOIN events
         ON seq BETWEEN block << 10 AND (block << 10) + 1023 AND session_id = session
       WHERE session = ? AND block >= ? >> 10 AND seq > ? AND name IN (${names.map((name) => `'${name}'`).join(", ")})
       ORDER BY block, seq LIMIT ${PAGE}`,
    );
    let count = 0;
    for (const session of db.prepare("SELECT session_id FROM sessions").pluck().all()) {
      const pageAfter = (seq) => select.all(session, seq, seq);
      for (let rows = pageAfter(0); rows.length > 0; rows = pageAfter(rows.at(-1).seq)) {
        for (const row of rows) if (typeof JSON.parse(row.payload) === "object") count += 1;
      }
    }
    return count;
  } finally {
    db.close();
  }
}
