import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import { OUTSIDE_POINTS } from "./testing/crash-points.ts";
import { expectInvariants, expectNothingLost } from "./testing/outside/expect-outside.ts";
import { foldOutside } from "./testing/outside/fold-outside.ts";
import { FATES } from "./testing/outside/order-script.ts";
import { anOutsideMarket, type MarketOptions } from "./testing/outside/outside-market.ts";

const SEEDS = [1, 2, 3];
/** The script comes to these once. */
const SINGLE: ReadonlySet<string> = new Set(["before:order.rejected", "after:order.rejected"]);

/** So many random kills; the long form is asked for by LONG=1. */
const KILLS = process.env["LONG"] === "1" ? 1_000 : 30;
const KILLS_A_SESSION = 15;
/** So many scripts are traded in turn; each needs a session that nobody kills. */
const SCRIPTS = 4;
const NOTHING = { seq: 0, hash: undefined };

const references = new Map<string, Promise<string>>();

/** The hash of the state that a session ends in that nobody kills; prices belong to no session and are left out. */
function referenceOf({ seed, orders }: MarketOptions): Promise<string> {
  const key = `${seed}:${orders}`;
  const known = references.get(key) ?? runReference({ seed, orders });
  references.set(key, known);
  return known;
}

async function runReference(options: MarketOptions): Promise<string> {
  const market = await anOutsideMarket(options);
  expect(await market.trade()).toMatchObject({ code: 0, complaint: "" });
  market.close();
  expectInvariants(market);
  return foldOutside(market.readLog()).hash;
}

async function expectRecovery(point: string, options: MarketOptions): Promise<void> {
  const market = await anOutsideMarket(options);
  const killed = await market.trade({ crashAt: point });
  expect({ point, ...options, ...killed }).toMatchObject({ isKilled: true });
  const before = expectNothingLost(market, killed.lastAcknowledged, NOTHING);
  const end = await market.trade();
  expect(end).toMatchObject({ code: 0, complaint: "" });
  expectNothingLost(market, end.lastAcknowledged, before);
  market.close();
  expectInvariants(market);
  expect(foldOutside(market.readLog()).hash).toBe(await referenceOf(options));
}

describe("a trader at an outside venue, killed at a crash point", () => {
  it.each(OUTSIDE_POINTS)(
    "%s: ends in the state of one that nobody killed, with one order an intent",
    async (point) => {
      await Promise.all(
        SEEDS.map((seed) => {
          const pass = SINGLE.has(point) ? 1 : 1 + (seed % 2);
          return expectRecovery(`${point}#${pass}`, { seed, orders: FATES.length });
        }),
      );
    },
  );
});

/** Kills one session at random moments, so often or until it is through, and lets it end; answers how often. */
async function expectSurvival(session: number, most: number): Promise<number> {
  const options = { seed: 100 + (session % SCRIPTS), orders: 4 * FATES.length, load: 200 };
  const market = await anOutsideMarket(options);
  const rng = createRng(session);
  let before: ReturnType<typeof expectNothingLost> = NOTHING;
  let kills = 0;
  for (let isKilled = true; isKilled && kills < most;) {
    if (rng.next() < 0.2) market.killVenue();
    const end = await market.trade({ killAfterMs: 60 + Math.floor(rng.next() * 400) });
    expect(end.complaint).toBe("");
    before = expectNothingLost(market, end.lastAcknowledged, before);
    ({ isKilled } = end);
    if (isKilled) kills += 1;
  }
  const end = await market.trade();
  expect(end).toMatchObject({ code: 0, complaint: "" });
  expectNothingLost(market, end.lastAcknowledged, before);
  market.close();
  expectInvariants(market);
  expect(foldOutside(market.readLog()).hash).toBe(await referenceOf(options));
  return kills;
}

describe("a trader at an outside venue, killed at random under load", () => {
  it(`loses nothing that was acknowledged and doubles no order in ${KILLS} kills`, async () => {
    let kills = 0;
    let session = 0;
    const work = async (): Promise<void> => {
      while (kills < KILLS) {
        session += 1;
        kills += await expectSurvival(session, KILLS_A_SESSION);
      }
    };
    await Promise.all([work(), work()]);
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  }, 3_600_000);
});
