import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFrameSplitter } from "./frame-splitter.ts";

describe("createFrameSplitter", () => {
  it("finds the same frames however the bytes arrive", () => {
    const frame = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", " "));
    fc.assert(
      fc.property(
        fc.array(frame),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (frames, sizes) => {
          const bytes = Buffer.from(frames.map((text) => `${text}\n`).join(""));
          const splitter = createFrameSplitter(10_000);
          const found: string[] = [];
          let start = 0;
          for (let turn = 0; start < bytes.length; turn += 1) {
            const end = start + (sizes[turn % sizes.length] ?? 1);
            found.push(...splitter.push(bytes.subarray(start, end)));
            start = end;
          }
          expect(found).toEqual(frames);
        },
      ),
    );
  });

  it("refuses a frame past the limit, also when it never ends", () => {
    const splitter = createFrameSplitter(10);
    expect(splitter.push(Buffer.from("0123456789\n01234"))).toEqual(["0123456789"]);
    expect(() => splitter.push(Buffer.from("567890"))).toThrow(RangeError);
  });
});
