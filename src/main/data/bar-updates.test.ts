import { describe, expect, it } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createBarUpdates } from "./bar-updates.ts";

describe("createBarUpdates", () => {
  it("tells how far the work is and how long the rest takes at the pace so far", async () => {
    const clock = createFakeClock(1_000);
    const updates = createBarUpdates(clock);
    const told: unknown[] = [];
    await updates.run("one", async ({ progress }) => {
      told.push(updates.status("one"));
      clock.advance(3_000);
      progress?.(0.25, "ACME: asking");
      told.push(updates.status("one"));
    });
    expect([told, updates.status("one")]).toEqual([
      [
        { message: "asking", fraction: 0 },
        { message: "ACME: asking", fraction: 0.25, remainingMs: 9_000 },
      ],
      undefined,
    ]);
  });

  it("cancels the one that is named, and all at the end", async () => {
    const updates = createBarUpdates(createFakeClock(0));
    const reasons: (string | undefined)[] = [];
    const start = (id: string) =>
      updates.run(
        id,
        ({ cancellation }) =>
          new Promise<void>((resolve) => {
            cancellation?.onCancel((by) => {
              reasons.push(`${id} by ${by}`);
              resolve();
            });
          }),
      );
    const works = [start("one"), start("two")];
    updates.cancel("nobody", "a person");
    updates.cancel("two", "a person");
    updates.close();
    await Promise.all(works);
    expect(reasons).toEqual(["two by a person", "one by the end of the program"]);
  });

  it("has nothing to follow without an id", async () => {
    const updates = createBarUpdates(createFakeClock(0));
    expect(await updates.run(undefined, (tools) => Promise.resolve(Object.keys(tools)))).toEqual([]);
  });
});
