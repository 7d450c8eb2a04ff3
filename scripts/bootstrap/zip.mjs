import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT_BYTES = 0xffff;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

async function readAt(handle, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function readEnd(handle) {
  const { size } = await handle.stat();
  const start = Math.max(0, size - END_BYTES - LONGEST_COMMENT_BYTES);
  const bytes = await readAt(handle, start, size - start);
  for (let at = bytes.length - END_BYTES; at >= 0; at -= 1) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return bytes.subarray(at);
  }
  throw new Error("not a zip archive: its directory is missing");
}

function readEntry(bytes, at) {
  if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE)
    throw new Error("the directory of the zip archive is damaged");
  const nameLength = bytes.readUInt16LE(at + 28);
  const name = bytes.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
  return {
    name,
    isFolder: name.endsWith("/"),
    method: bytes.readUInt16LE(at + 10),
    packedBytes: bytes.readUInt32LE(at + 20),
    bytes: bytes.readUInt32LE(at + 24),
    mode: bytes.readUInt16LE(at + 40) & 0o777,
    position: bytes.readUInt32LE(at + 42),
    directoryBytes: ENTRY_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

/** The entries of a zip archive by its central directory; the 64-bit form is refused. */
export async function listZip(file) {
  const handle = await open(file);
  try {
    const end = await readEnd(handle);
    const count = end.readUInt16LE(10);
    const position = end.readUInt32LE(16);
    if (count === 0xffff || position === 0xffffffff) throw new Error("64-bit zip archives are not supported");
    const directory = await readAt(handle, position, end.readUInt32LE(12));
    const entries = [];
    for (let at = 0; entries.length < count; at += entries.at(-1).directoryBytes)
      entries.push(readEntry(directory, at));
    return entries;
  } finally {
    await handle.close();
  }
}

async function dataPosition(file, entry) {
  const handle = await open(file);
  try {
    const header = await readAt(handle, entry.position, LOCAL_HEADER_BYTES);
    return entry.position + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}

/** Writes one file entry to `target`, with its permissions, and checks its length. */
async function extractEntry(file, entry, target) {
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw new Error(`${entry.name}: packing method ${entry.method} is not supported`);
  mkdirSync(path.dirname(target), { recursive: true });
  const sink = createWriteStream(target, { mode: entry.mode || 0o644 });
  const start = await dataPosition(file, entry);
  if (entry.packedBytes === 0) await pipeline([], sink);
  else {
    const source = createReadStream(file, {
      start,
      end: start + entry.packedBytes - 1,
      highWaterMark: 1 << 20,
    });
    await (entry.method === STORED ? pipeline(source, sink) : pipeline(source, createInflateRaw(), sink));
  }
  if (sink.bytesWritten !== entry.bytes)
    throw new Error(`${entry.name} has ${sink.bytesWritten} bytes, not ${entry.bytes}`);
}

/** Extracts the entries for which `place` gives a path below `folder`. */
export async function extractZip(file, folder, place, onBytes = () => {}) {
  for (const entry of await listZip(file)) {
    const placed = entry.isFolder ? undefined : place(entry.name);
    if (placed === undefined) continue;
    const target = path.resolve(folder, placed);
    if (!target.startsWith(path.resolve(folder) + path.sep))
      throw new Error(`${entry.name} would be written outside its folder`);
    await extractEntry(file, entry, target);
    onBytes(entry.bytes);
  }
}
