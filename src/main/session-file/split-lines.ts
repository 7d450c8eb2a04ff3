import { readSync } from "node:fs";

const CHUNK_BYTES = 1 << 20;

/** The lines of an open file as bytes with their line ends; the last may lack it. Throws a RangeError past `maxBytes` a line. */
export function* splitLines(descriptor: number, maxBytes: number): Generator<Buffer, void> {
  let rest: Buffer[] = [];
  let waiting = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const read = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
    if (read === 0) break;
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0 && end < read; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end + 1)]);
      rest = [];
      waiting = 0;
      start = end + 1;
    }
    rest.push(chunk.subarray(start, read));
    waiting += read - start;
    if (waiting > maxBytes) throw new RangeError(`a line must have at most ${maxBytes} bytes`);
  }
  if (waiting > 0) yield Buffer.concat(rest);
}
