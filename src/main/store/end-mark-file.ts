import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import type { ChainHead } from "./event-chain.ts";
import { missingFileError } from "./store-error.ts";

/** `<seq> <hash>`, of one length, so that a new end covers the old one whole. */
const SEQ_DIGITS = 16;
const HASH_LENGTH = 64;
const FORM = /^(\d{16}) ([0-9a-f]{64}|[\w-]{43} {21})\n$/;

/** The file beside a log that holds where the log ended; `paper.end` is that of `paper.sqlite`. */
export function endMarkOf(file: string): string {
  return file.replace(/\.sqlite$/, ".end");
}

/** Where the log of that file ended when it was last written; undefined when nothing tells. */
export function readEndMark(file: string): ChainHead | undefined {
  const path = endMarkOf(file);
  const [, seq, hash] = (existsSync(path) ? FORM.exec(readFileSync(path, "utf8")) : undefined) ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash: hash.trimEnd() };
}

/** A log that was written to and is not there must not be made anew as an empty one. */
export function refuseMissing(file: string): void {
  if (existsSync(file)) return;
  const mark = readEndMark(file);
  if (mark !== undefined && mark.seq > 0) throw missingFileError(file, mark.seq, endMarkOf(file));
}

/** The open mark of a log. */
export interface EndMarkFile {
  /** Puts another end in the place of the one that is there. */
  write(head: ChainHead): void;
  close(): void;
}

/** Makes the file when there is none. It stays open: to open it for each commit took a tenth of the commit's time. */
export function openEndMarkFile(file: string): EndMarkFile {
  const path = endMarkOf(file);
  if (!existsSync(path)) writeFileSync(path, "", { mode: 0o600 });
  const descriptor = openSync(path, "r+");
  return {
    write: ({ seq, hash }) =>
      void writeSync(descriptor, `${String(seq).padStart(SEQ_DIGITS, "0")} ${hash.padEnd(HASH_LENGTH)}\n`, 0),
    close: () => closeSync(descriptor),
  };
}
