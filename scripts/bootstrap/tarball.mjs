import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

const BLOCK_BYTES = 512;

/** The checksum of a file in the form that package registries publish. */
export async function integrityOf(file) {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return `sha512-${hash.digest("base64")}`;
}

function readHeader(block) {
  const text = (start, length) =>
    block
      .toString("latin1", start, start + length)
      .split("\0")[0]
      .trim();
  return { name: text(0, 100), bytes: Number.parseInt(text(124, 12) || "0", 8) };
}

/** Yields the content of one member in pieces, passing over the others: npm's archives need no more of the format. */
async function* memberContent(stream, wanted) {
  let pending = Buffer.alloc(0);
  let found = false;
  let left = 0;
  let padding = 0;
  for await (const chunk of stream) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    while (pending.length > 0) {
      if (left > 0) {
        const piece = pending.subarray(0, left);
        if (found) yield piece;
        left -= piece.length;
        pending = pending.subarray(piece.length);
      } else if (found) return;
      else if (padding > 0) {
        const skipped = Math.min(padding, pending.length);
        padding -= skipped;
        pending = pending.subarray(skipped);
      } else if (pending.length < BLOCK_BYTES) break;
      else {
        const header = readHeader(pending);
        pending = pending.subarray(BLOCK_BYTES);
        found = header.name === wanted;
        left = header.bytes;
        padding = (BLOCK_BYTES - (header.bytes % BLOCK_BYTES)) % BLOCK_BYTES;
      }
    }
  }
  if (!found || left > 0) throw new Error(`the archive has no complete ${wanted}`);
}

/** Writes one member of a .tgz archive to `target`. */
export async function extractMember(archive, member, target) {
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  const source = createReadStream(archive, { highWaterMark: 1 << 20 });
  source.on("error", (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  try {
    await pipeline(memberContent(unpacked, member), createWriteStream(target));
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}
