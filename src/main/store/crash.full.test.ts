import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { killWhileCommitting } from "./testing/kill-while-committing.ts";

const KILLS = 150;

describe("a log whose writer is killed", () => {
  it(`loses no acknowledged event in ${KILLS} kills at seeded moments`, async () => {
    const file = join(aDirectory(), "log.sqlite");
    const rng = createRng(20_261);
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const outcome = await killWhileCommitting(file, 1 + Math.floor(rng.next() * 60));
      expect(outcome.integrity).toBe("ok");
      expect(outcome.stored).toEqual(outcome.stored.map((_, index) => index + 1));
      expect(outcome.stored.length).toBeGreaterThanOrEqual(outcome.lastAcknowledged);
      expect(outcome.lastAcknowledged).toBeGreaterThan(acknowledged);
      acknowledged = outcome.lastAcknowledged;
    }
  });
});
