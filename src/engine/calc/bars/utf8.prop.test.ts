import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

describe("utf8", () => {
  it("encodes and decodes as the platform does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const bytes = encodeUtf8(text);
        expect(Buffer.from(bytes)).toEqual(Buffer.from(text, "utf8"));
        expect(decodeUtf8(bytes, 0, bytes.length)).toBe(Buffer.from(text, "utf8").toString("utf8"));
      }),
    );
  });

  it("never fails on bytes that are no text", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = decodeUtf8(bytes, 0, bytes.length);
        expect(text.includes("\uFFFD")).toBe(Buffer.from(bytes).toString("utf8").includes("\uFFFD"));
      }),
    );
  });
});
