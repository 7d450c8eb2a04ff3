import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { killWhileCommitting } from "./testing/kill-while-committing.ts";

describe("a log whose writer is killed", () => {
  it("holds every acknowledged event without a gap, three kills in a row", async () => {
    const file = join(aDirectory(), "log.sqlite");
    for (const acknowledgements of [1, 20, 7]) {
      const { lastAcknowledged, stored, integrity } = await killWhileCommitting(file, acknowledgements);
      expect(integrity).toBe("ok");
      expect(stored).toEqual(stored.map((_, index) => index + 1));
      expect(stored.length).toBeGreaterThanOrEqual(lastAcknowledged);
    }
  });
});
