import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodePng } from "./encode-png.ts";

/** Reads the chunks of a PNG by name. */
function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    found.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

async function* tilesOf(...tiles: readonly (readonly number[])[]): AsyncGenerator<Uint8Array> {
  for (const tile of tiles) yield Uint8Array.from(tile);
}

describe("encodePng", () => {
  it("writes the rows of all tiles, from top to bottom, as red, green and blue", async () => {
    const png = Buffer.from(
      await encodePng(
        { width: 2, height: 2 },
        tilesOf([3, 2, 1, 255, 6, 5, 4, 255], [9, 8, 7, 255, 0, 0, 0, 255]),
      ),
    );
    const chunks = chunksOf(png);
    expect([...chunks.keys()]).toEqual(["IHDR", "IDAT", "IEND"]);
    expect([...chunks.get("IHDR")!]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
    expect([...inflateSync(chunks.get("IDAT")!)]).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0]);
    // The check of an empty IEND is the same in every PNG.
    expect(png.subarray(-4).toString("hex")).toBe("ae426082");
  });

  it("fails as its tiles do", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(0, 0, 0, 255);
      throw new Error("the page went away");
    }
    await expect(encodePng({ width: 1, height: 2 }, broken())).rejects.toThrow("the page went away");
  });
});
