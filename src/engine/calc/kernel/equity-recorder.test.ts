import { describe, expect, it } from "vitest";
import { createEquityRecorder } from "./equity-recorder.ts";

const tsOpenMs = Float64Array.of(1, 2, 3, 4, 5, 6);
const close = Float64Array.of(10, 12, 9, 11, 13, 8);

describe.each([
  ["a long", 3, 70],
  ["a short", -3, 130],
  ["nothing", 0, 100],
])("idle bars with %s held", (_, quantity, cash) => {
  it("are recorded as bar by bar", () => {
    const [slow, fast] = [createEquityRecorder(6, 100), createEquityRecorder(6, 100)];
    tsOpenMs.forEach((tsMs, index) => {
      const held = quantity * close[index]!;
      slow.record(tsMs, cash + held, held);
    });
    fast.recordIdle({ tsOpenMs, close, from: 0, to: 4, cash, quantity });
    fast.recordIdle({ tsOpenMs, close, from: 4, to: 6, cash, quantity });
    expect(fast.curve()).toEqual(slow.curve());
  });
});

describe("the curve", () => {
  it("ends with what was recorded, however much could have come", () => {
    const recorder = createEquityRecorder(6, 100);
    recorder.record(1, 110, 0);
    recorder.record(2, 88, 44);
    expect(recorder.curve()).toEqual({
      tsOpenMs: Float64Array.of(1, 2),
      equity: Float64Array.of(110, 88),
      drawdown: Float64Array.of(0, 88 / 110 - 1),
      exposure: Float64Array.of(0, 0.5),
    });
  });
});
