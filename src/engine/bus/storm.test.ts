import { expect, it } from "vitest";
import { aLoggedBus } from "./testing/a-logged-bus.ts";

const EVENTS = 100_000;
/** Every hundredth event is an order's. */
const ORDER_EVERY = 100;

const refuse = () => {
  throw new Error("poison");
};

it("loses nothing in a storm, and a slow and two poisonous subscribers keep nobody from hearing all in order", async () => {
  const { bus, timer, accept, price, subscribe, stored, letters } = aLoggedBus();
  const heard = Array.from({ length: 7 }, () => ({ seq: 0, gaps: 0 }));
  for (const one of heard) {
    bus.subscribePattern("**", ({ seq }) => {
      if (seq !== one.seq + 1) one.gaps += 1;
      one.seq = seq;
    });
  }
  const slowlyHeard: number[] = [];
  const slow = subscribe("slow", "order.*", ({ seq }) => {
    slowlyHeard.push(seq);
    return new Promise((resolve) => void timer.after(1, resolve));
  });
  const poisonous = subscribe("poisonous", "**", refuse);
  bus.subscribe("order.accepted", refuse);

  let deepest = 0;
  for (let index = 1; index <= EVENTS; index += 1) {
    if (index % ORDER_EVERY === 0) accept(`o${index}`);
    else price(index);
    if (index % 10_000 === 0) await timer.pass(1);
    deepest = Math.max(deepest, slow.state().depth);
  }
  bus.flush();
  await timer.pass(60_000);

  expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: EVENTS }, (_, index) => index + 1));
  expect(heard).toEqual(heard.map(() => ({ seq: EVENTS, gaps: 0 })));
  expect(slowlyHeard).toEqual(
    Array.from({ length: EVENTS / ORDER_EVERY }, (_, index) => (index + 1) * ORDER_EVERY),
  );
  expect(deepest).toBeGreaterThan(0);
  // Five fail all three tries, then one after each rest; what it has not failed on yet still waits.
  const { depth, deadLetters, isResting } = poisonous.state();
  expect([letters.length, isResting, depth + deadLetters]).toEqual([deadLetters, true, EVENTS]);
  expect(deadLetters).toBeLessThan(20);
  expect(bus.deadLetters()).toHaveLength(EVENTS / ORDER_EVERY);
});
