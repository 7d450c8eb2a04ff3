import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";
import { createEventReader } from "#main/store/event-log.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { childEnvironment } from "../child-environment.ts";
import { readVenueRecords, type VenueRecord } from "./venue-books.ts";

const VENUE = fileURLToPath(new URL("./outside-venue.ts", import.meta.url));
const TRADER = fileURLToPath(new URL("./outside-trader.ts", import.meta.url));

export interface MarketOptions {
  readonly seed: number;
  readonly orders: number;
  /** Prices that the trader publishes before each order. */
  readonly load?: number;
}

export interface TraderEnd {
  /** True when a signal ended it. */
  readonly isKilled: boolean;
  readonly code: number | undefined;
  /** The last `seq` that it said was stored; 0 when it said none. */
  readonly lastAcknowledged: number;
  readonly complaint: string;
}

export interface LogHead {
  readonly events: number;
  readonly lastSeq: number;
  /** What SQLite says of the file. */
  readonly integrity: string;
}

export interface OutsideMarket {
  /** Lets the trader trade until it is done or killed: at a crash point, or after so many milliseconds. */
  trade(until?: { readonly crashAt?: string; readonly killAfterMs?: number }): Promise<TraderEnd>;
  killVenue(): void;
  /** Ends the venue for good; otherwise it ends with the test. */
  close(): void;
  readLog(): readonly AnyEnvelope[];
  /** Where the log ends; undefined before there is one. */
  logHead(): LogHead | undefined;
  /** The hash of the event with that `seq`, which holds those of all before it. */
  hashAt(seq: number): string | undefined;
  venueRecords(): readonly VenueRecord[];
}

/** A venue in a process of its own, started again whenever it dies, and a trader that is started by the test. */
export async function anOutsideMarket({ seed, orders, load = 0 }: MarketOptions): Promise<OutsideMarket> {
  const directory = aDirectory();
  const socketPath = join(directory, "venue.sock");
  const books = join(directory, "venue.jsonl");
  const log = join(directory, "live.sqlite");
  const venue = superviseVenue([socketPath, books, String(seed), String(orders)]);
  await venue.isListening;
  return {
    trade: (until = {}) => runTrader([log, socketPath, String(seed), String(orders), String(load)], until),
    killVenue: () => venue.kill(),
    close: () => venue.close(),
    readLog: () => inLog(log, (db) => createEventReader(db).readAfter(0, 10_000_000)),
    logHead: () => (existsSync(log) ? inLog(log, readHead) : undefined),
    hashAt: (seq) =>
      inLog(log, (db) =>
        db.prepare<[number], string>("SELECT hash FROM events WHERE seq = ?").pluck().get(seq),
      ),
    venueRecords: () => readVenueRecords(books),
  };
}

function superviseVenue(words: readonly string[]) {
  let child: ChildProcess | undefined;
  let isOver = false;
  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const born = spawn(process.execPath, [VENUE, ...words], {
        env: childEnvironment(),
        stdio: ["pipe", "pipe", "inherit"],
      });
      child = born;
      born.stdout.once("data", () => resolve());
      born.once("exit", (code) => {
        if (code !== null) reject(new Error(`the venue ended by itself with ${code}`));
        else if (!isOver) void start();
      });
    });
  const close = (): void => {
    isOver = true;
    child?.kill("SIGKILL");
  };
  onTestFinished(close);
  return { isListening: start(), kill: () => void child?.kill("SIGKILL"), close };
}

function runTrader(
  words: readonly string[],
  { crashAt, killAfterMs }: { readonly crashAt?: string; readonly killAfterMs?: number },
): Promise<TraderEnd> {
  const child = spawn(process.execPath, [TRADER, ...words], {
    env: childEnvironment(crashAt),
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const heard = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (heard.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (heard.err += text));
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      // The text after the last line end is empty or an acknowledgement that was cut off.
      const lastAcknowledged = Number(heard.out.split("\n").at(-2) ?? 0);
      const isKilled = signal === "SIGKILL";
      resolve({ isKilled, code: code ?? undefined, lastAcknowledged, complaint: heard.err });
    });
  });
}

function inLog<Value>(file: string, look: (db: ReadDb) => Value): Value {
  const db = new Database(file, { fileMustExist: true });
  try {
    return look(db as unknown as ReadDb);
  } finally {
    db.close();
  }
}

function readHead(db: ReadDb): LogHead {
  const count = db.prepare<[], { readonly events: number; readonly lastSeq: number }>(
    "SELECT count(*) AS events, coalesce(max(seq), 0) AS lastSeq FROM events",
  );
  const { events, lastSeq } = count.get() ?? { events: 0, lastSeq: 0 };
  return { events, lastSeq, integrity: String(db.pragma("quick_check", { simple: true })) };
}
