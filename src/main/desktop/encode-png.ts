import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflate } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits a channel of red, green and blue; the one compression and filtering there are; not interlaced. */
const KIND = Buffer.from([8, 2, 0, 0, 0]);
const BYTES_IN = 4;
const BYTES_OUT = 3;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Writes an opaque picture as PNG (ISO/IEC 15948). `tiles` are whole rows from top to bottom, a point being blue, green, red
 * and opacity. Compression runs beside the event loop, and no more than one tile is held unpacked.
 */
export async function encodePng(size: Size, tiles: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const packed = await pipeline(scanlines(size, tiles), createDeflate({ level: 6 }), buffer);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(size.width, 0);
  header.writeUInt32BE(size.height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", Buffer.concat([header, KIND])),
    chunk("IDAT", packed),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Each row begins with the number of its filter, which is none. */
async function* scanlines({ width }: Size, tiles: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const [rowIn, rowOut] = [width * BYTES_IN, 1 + width * BYTES_OUT];
  for await (const tile of tiles) {
    const rows = tile.length / rowIn;
    const lines = Buffer.alloc(rows * rowOut);
    for (let row = 0; row < rows; row += 1) {
      let to = row * rowOut + 1;
      // Written point by point because this runs over tens of millions of them.
      for (let from = row * rowIn; from < (row + 1) * rowIn; from += BYTES_IN) {
        lines[to] = tile[from + 2] ?? 0;
        lines[to + 1] = tile[from + 1] ?? 0;
        lines[to + 2] = tile[from] ?? 0;
        to += BYTES_OUT;
      }
    }
    yield lines;
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
