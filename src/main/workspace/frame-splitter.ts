const NEWLINE = 0x0a;

export interface FrameSplitter {
  /** The complete frames that this chunk ends, without their line ends; throws a RangeError past the size limit. */
  push(chunk: Buffer): readonly string[];
}

/** Cuts a stream of bytes into lines; holds at most `maxBytes` of an unfinished one. */
export function createFrameSplitter(maxBytes: number): FrameSplitter {
  let parts: Buffer[] = [];
  let heldBytes = 0;

  const hold = (part: Buffer): void => {
    heldBytes += part.length;
    if (heldBytes > maxBytes) throw new RangeError(`a frame must be at most ${maxBytes} bytes`);
    parts.push(part);
  };
  const take = (): string => {
    const frame = Buffer.concat(parts).toString("utf8");
    parts = [];
    heldBytes = 0;
    return frame;
  };

  return {
    push(chunk) {
      const frames: string[] = [];
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        hold(chunk.subarray(start, end));
        frames.push(take());
        start = end + 1;
      }
      if (start < chunk.length) hold(chunk.subarray(start));
      return frames;
    },
  };
}
