import { expect, it } from "vitest";
import { anActivation } from "#renderer/testing/a-view.ts";
import { epochMs } from "#shared/model/time.ts";
import { describeActivation } from "./describe-activation.ts";

const time = (trigger: string, tsNextMs: number | undefined, isWaiting = false) => ({
  trigger,
  isWaiting,
  tsNextMs: tsNextMs === undefined ? undefined : epochMs(tsNextMs),
});

it.each([
  [{ isActive: false }, "would start at session close"],
  [
    {
      triggers: [
        time("a", Date.UTC(2026, 0, 2, 21, 30)),
        time("b", Date.UTC(2026, 0, 1, 9)),
        time("c", undefined),
      ],
    },
    "next 2026-01-01 09:00 UTC",
  ],
  [{ triggers: [time("event order.filled", undefined)] }, "waits for event order.filled"],
  [{ triggers: [time("session open", undefined, true)] }, "changed since: switch it off and on"],
  [{ triggers: [] }, "its file has no triggers any more"],
])("says of %j: %s", (parts, expected) => {
  expect(describeActivation(anActivation({ isActive: true, ...parts }))).toBe(expected);
});
