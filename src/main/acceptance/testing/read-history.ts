import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESSION_FOLD_VERSION } from "#engine/session/session-state.ts";
import { TradingSession } from "#engine/session/trading-session.ts";
import { EVENT_COLUMNS } from "#main/store/event-chain.ts";
import { createEventReader, type EventReader } from "#main/store/event-log.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb, type WriteDb } from "#main/store/open-db.ts";
import { FILL_SESSION_BLOCKS } from "#main/store/session-blocks.ts";
import { verifyChain } from "#main/store/verify-chain.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import { applyRunEvent, startRunView } from "#shared/replica/apply-run-event.ts";

/** What a recorded log comes to in this version: the log itself, its sessions and its runs by their ids. */
export interface History {
  readonly foldVersion: number;
  readonly events: number;
  /** Of the chain; undefined when it is broken. */
  readonly head: string | undefined;
  readonly sessions: Readonly<Record<string, { readonly stateHash: string; readonly equity: number }>>;
  readonly runs: Readonly<Record<string, string | undefined>>;
}

/** Puts the rows of a history (JSON, one a line) into a new log as they are, and folds all that is in it. */
export function readHistory(text: string): History {
  const folder = mkdtempSync(join(tmpdir(), "gpt-trader-history-"));
  const { db } = openDb(join(folder, "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: true });
  try {
    fill(db, text);
    const log = createEventReader(db);
    const { rows, head, broken } = verify(db);
    return {
      foldVersion: SESSION_FOLD_VERSION,
      events: rows,
      head: broken === undefined ? head.hash : undefined,
      sessions: Object.fromEntries(
        idsOf(db, "session_id", "session.opened").map((id) => [id, foldSession(log, id)]),
      ),
      runs: Object.fromEntries(idsOf(db, "run_id", "workflow.started").map((id) => [id, foldRun(log, id)])),
    };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(db: WriteDb, text: string): void {
  const columns = `${EVENT_COLUMNS}, hash`;
  const values = columns.replaceAll(/\w+/g, "@$&");
  const insert = db.prepare<Record<string, unknown>>(`INSERT INTO events (${columns}) VALUES (${values})`);
  db.transaction(() => {
    for (const line of text.trimEnd().split("\n")) insert.run(JSON.parse(line) as Record<string, unknown>);
    db.exec(
      "INSERT OR REPLACE INTO chain (id, seq, hash) SELECT 1, seq, hash FROM events ORDER BY seq DESC LIMIT 1",
    );
    db.exec(FILL_SESSION_BLOCKS);
  })();
}

function verify(db: WriteDb) {
  const work = verifyChain(db, "all");
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function idsOf(db: WriteDb, column: "session_id" | "run_id", name: string): readonly string[] {
  return db.prepare<[string], string>(`SELECT ${column} FROM events WHERE name = ?`).pluck().all(name);
}

function foldSession(log: EventReader, id: string): History["sessions"][string] {
  const session = TradingSession.open(sessionId(id));
  session.follow(log.readState(sessionId(id), 0));
  return { stateHash: hashArtifact(session.state), equity: session.metrics.equity() };
}

function foldRun(log: EventReader, id: string): string | undefined {
  const [started, ...rest] = log.readRunStory(runId(id));
  const view = started?.name === "workflow.started" ? startRunView(started) : undefined;
  return view && rest.reduce(applyRunEvent, view).status;
}
