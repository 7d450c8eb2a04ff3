import { describe, expect, it, onTestFinished } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createDeadLetterStore } from "#main/store/dead-letter-store.ts";
import { openStore } from "#main/store/open-store.ts";
import { anEvent } from "#engine/testing/an-event.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { userError } from "#shared/errors/app-error.ts";
import { orderId } from "#shared/model/ids.ts";
import { createDeadLetters } from "./dead-letters.ts";

const envelope = anEvent(7, "order.accepted", { orderId: orderId("o1") });
const error = userError({ code: "test.poison", message: "cannot be digested" });

function open(directory = aDirectory()) {
  const store = openStore(directory, { isOldSqliteAllowed: false });
  onTestFinished(() => store.close());
  const clock = createFakeClock();
  const stores = {
    research: createDeadLetterStore(store.research),
    paper: createDeadLetterStore(store.paper),
  };
  return { letters: createDeadLetters({ stores, clock }), clock, directory, close: () => store.close() };
}

describe("dead letters", () => {
  it("are kept over a restart, newest first over all logs", () => {
    const { letters, clock, directory, close } = open();
    letters.bury("research", { envelope, subscription: "runs", error });
    clock.advance(1_000);
    letters.bury("paper", { envelope, subscription: "log", error, attempts: 3 });
    expect(letters.count()).toBe(2);
    letters.flush();
    close();
    const again = open(directory);
    expect(again.letters.list().map(({ id, subscriber, attempts }) => [id, subscriber, attempts])).toEqual([
      ["paper-1", "log", 3],
      ["research-1", "runs", 1],
    ]);
    expect(again.letters.get("paper-1")).toMatchObject({
      log: "paper",
      event: envelope,
      error: { code: "test.poison", message: "cannot be digested" },
    });
    expect(again.letters.count()).toBe(2);
  });

  it("go when their subscriber takes the event at last", async () => {
    const { letters } = open();
    const heard: unknown[] = [];
    letters.listen("research", "runs", (event) => void heard.push(event));
    letters.bury("research", { envelope, subscription: "runs", error });
    await letters.retry("research-1");
    expect([heard, letters.list()]).toEqual([[envelope], []]);
  });

  it("stay with the new cause when it fails again", async () => {
    const { letters } = open();
    letters.listen("paper", "log", () => Promise.reject(new Error("disk gone")));
    letters.bury("paper", { envelope, subscription: "log", error });
    await expect(letters.retry("paper-1")).rejects.toMatchObject({
      code: "dead-letter.failed-again",
      message: "the subscriber failed again: disk gone",
    });
    expect(letters.list()).toMatchObject([{ attempts: 2, error: { message: "disk gone" } }]);
  });

  it("cannot be tried when nobody of that name listens, but dropped", async () => {
    const { letters } = open();
    letters.bury("paper", { envelope, subscription: "gone", error });
    await expect(letters.retry("paper-1")).rejects.toMatchObject({ code: "dead-letter.no-subscriber" });
    letters.drop("paper-1");
    expect(letters.list()).toEqual([]);
  });

  it.each(["paper-1", "nope-1", "constructor-1", "paper-x", "paper", ""])(
    "are unknown by the id %j",
    (id) => {
      const { letters } = open();
      expect(() => letters.get(id)).toThrow(expect.objectContaining({ code: "dead-letter.unknown" }));
    },
  );
});
