import fc from "fast-check";
import { expect, it } from "vitest";
import { aLoggedBus } from "./testing/a-logged-bus.ts";

const command = fc.oneof(
  { weight: 6, arbitrary: fc.constant("accept" as const) },
  { weight: 6, arbitrary: fc.constant("price" as const) },
  { weight: 2, arbitrary: fc.constant("pass" as const) },
);

it("hands over each event once and in order, whatever its capacity, pattern and speed, and holds no more than its capacity", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom("**", "order.*"),
      fc.integer({ min: 0, max: 7 }),
      async (commands, capacity, pattern, slownessMs) => {
        const { bus, timer, accept, price, subscribe } = aLoggedBus();
        const [heard, expected]: [number[], number[]] = [[], []];
        bus.subscribePattern(pattern, ({ seq }) => void expected.push(seq));
        const slowly = async ({ seq }: { seq: number }): Promise<void> => {
          heard.push(seq);
          if (slownessMs > 0) await new Promise<void>((resolve) => void timer.after(slownessMs, resolve));
        };
        const queue = subscribe("q", pattern, slowly, { capacity });
        for (const one of commands) {
          if (one === "accept") accept("o1");
          if (one === "price") price(1);
          if (one === "pass") await timer.pass(5);
          const { depth, inMemory, handled } = queue.state();
          expect(inMemory).toBeLessThanOrEqual(capacity);
          expect(depth + handled).toBeGreaterThanOrEqual(expected.length);
        }
        for (let second = 0; second < 10; second += 1) await timer.pass(1_000);
        expect(heard).toEqual(expected);
        expect(queue.state()).toMatchObject({ depth: 0, lagMs: undefined, handled: expected.length });
      },
    ),
    { numRuns: 150 },
  );
});
