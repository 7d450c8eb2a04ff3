import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFrameJoiner, toFrames } from "./frame.ts";
import type { ClientMessage } from "./socket-messages.ts";

describe("a message in pieces", () => {
  it("comes together as it was, whatever its letters and however it is cut", () => {
    const letter = fc.constantFrom("a", "é", "漢", "😀", "\n", '"', "\ud800", "\udc00", "+", "=");
    const text = fc.array(letter, { maxLength: 20 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.integer({ min: 2, max: 30 }), (texts, size) => {
        const message: ClientMessage = { kind: "request", id: 1, channel: "data:import", input: texts };
        const joiner = createFrameJoiner(100_000);
        const frames = toFrames(message, size);
        // As bytes and back, as the socket does it.
        const joined = frames.map((frame) => joiner.join(Buffer.from(frame).toString().slice(0, -1)));
        expect(frames.every((frame) => !frame.slice(0, -1).includes("\n"))).toBe(true);
        expect(joined.slice(0, -1).every((each) => each === undefined)).toBe(true);
        expect(JSON.parse(joined.at(-1) ?? "")).toEqual(message);
      }),
    );
  });

  it("is refused by its sender before anything of it is sent, when it is too large", () => {
    const message: ClientMessage = { kind: "request", id: 1, channel: "data:import", input: "x".repeat(500) };
    expect(() => toFrames(message, 100, 500)).toThrow(
      expect.objectContaining({ code: "socket.message-too-large", kind: "user" }),
    );
  });

  it("is refused by its receiver past the limit", () => {
    const joiner = createFrameJoiner(10);
    expect(joiner.join("+12345")).toBeUndefined();
    expect(() => joiner.join("=67890")).toThrow(RangeError);
  });
});
