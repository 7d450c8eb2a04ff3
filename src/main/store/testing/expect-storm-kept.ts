import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { aLoggedBus } from "#engine/bus/testing/a-logged-bus.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createEventLog } from "../event-log.ts";
import { LOG_SCHEMA } from "../log-schema.ts";
import { openDb } from "../open-db.ts";
import { verify } from "./chained-log.ts";
import { walBytes } from "../wal-bytes.ts";

/** Every hundredth event is an order's. */
const ORDER_EVERY = 100;
const SHORT_WAL_BYTES = 4 * 2 ** 20;

const refuse = () => {
  throw new Error("poison");
};

function aStorm() {
  const file = join(aDirectory(), "log.sqlite");
  const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  const log = createEventLog(db);
  const sizes: number[] = [];
  const append: typeof log.append = (envelopes) => {
    sizes.push(envelopes.length);
    log.append(envelopes);
  };
  return { db, log, sizes, ...aLoggedBus({ ...log, append }) };
}

/**
 * Lets so many events come, with ten subscribers of whom one is slow, one has hardly any memory and one refuses all:
 * nothing may be lost or change its place, and each order's event must be stored before anybody hears it.
 */
export async function expectStormKept(events: number): Promise<void> {
  const orders = events / ORDER_EVERY;
  const { db, log, sizes, bus, timer, price, accept, subscribe, letters } = aStorm();
  const heardBeforeStored: number[] = [];
  let heard = 0;
  for (let hearers = 0; hearers < 7; hearers += 1) bus.subscribePattern("**", () => (heard += 1));
  bus.subscribe("order.accepted", ({ seq }) => {
    if (log.lastSeq() < seq) heardBeforeStored.push(seq);
  });
  const slowlyHeard: number[] = [];
  const slow = subscribe("slow", "order.*", ({ seq }) => {
    slowlyHeard.push(seq);
    return new Promise((resolve) => void timer.after(1, resolve));
  });
  // Room for less than a tenth of the orders: the others are read from the log.
  const cramped = subscribe("cramped", "order.*", () => undefined, { capacity: 32 });
  const poisonous = subscribe("poisonous", "**", refuse);

  for (let index = 1; index <= events; index += 1) {
    if (index % ORDER_EVERY === 0) accept(`o${index}`);
    else price(index);
    if (index % 10_000 === 0) await timer.pass(1);
  }
  bus.flush();
  await timer.pass(60_000);

  const rows = db.prepare<[], [number, string, string]>("SELECT seq, name, payload FROM events ORDER BY seq");
  const wanted = Array.from({ length: events }, (_, index) => nameAndFigure(index + 1));
  expect(rows.raw().all().map(readRow)).toEqual(wanted);
  expect(verify(db)).toMatchObject({ rows: events, broken: undefined });
  expect([heard, heardBeforeStored]).toEqual([7 * events, []]);
  expect(slowlyHeard).toEqual(Array.from({ length: orders }, (_, index) => (index + 1) * ORDER_EVERY));
  expect([slow.state().depth, cramped.state().handled]).toEqual([0, orders]);
  const { depth, deadLetters, isResting } = poisonous.state();
  expect([letters.length, isResting, depth + deadLetters]).toEqual([deadLetters, true, events]);
  // No group is long, and the WAL is moved into the file on the way.
  expect(Math.max(...sizes)).toBeLessThanOrEqual(251);
  expect(walBytes(db)).toBeLessThan(SHORT_WAL_BYTES);
}

function nameAndFigure(seq: number) {
  return seq % ORDER_EVERY === 0 ? [seq, "order.accepted", `o${seq}`] : [seq, "market.data.updated", seq];
}

function readRow([seq, name, payload]: [number, string, string]) {
  const { orderId, price } = JSON.parse(payload) as { orderId?: string; price?: number };
  return [seq, name, orderId ?? price];
}
