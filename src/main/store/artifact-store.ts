import { deserialize, serialize } from "node:v8";
import { AppError } from "#shared/errors/app-error.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import { hashArtifact } from "./hash-artifact.ts";
import type { ReadDb, WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

/** The artifacts of one file as others may see them. */
export interface ArtifactReader {
  /** The value whose content has that hash, checked; undefined when none is stored. */
  get(hash: ContentHash): unknown;
}

/** Large values (bars, series, results, reports) by the hash of their content; the same content is stored once. */
export interface ArtifactStore extends ArtifactReader {
  /** `kind` is the wire type or a word for people; it is not part of the hash. */
  put(kind: string, value: unknown): ContentHash;
}

export function createArtifactReader(db: ReadDb): ArtifactReader {
  const select = db.prepare<[string], Buffer>("SELECT bytes FROM artifacts WHERE hash = ?").pluck();
  return {
    get(hash) {
      const bytes = withStoreErrors(db.name, () => select.get(hash));
      if (bytes === undefined) return undefined;
      const value = decodeArtifact(bytes, hash);
      if (hashArtifact(value) !== hash) throw damagedArtifactError(hash);
      return value;
    },
  };
}

export function createArtifactStore(db: WriteDb): ArtifactStore {
  const insert = db.prepare("INSERT OR IGNORE INTO artifacts (hash, kind, bytes) VALUES (?, ?, ?)");
  return {
    ...createArtifactReader(db),
    put(kind, value) {
      const hash = hashArtifact(value);
      withStoreErrors(db.name, () => insert.run(hash, kind, encodeArtifact(value)));
      return hash;
    },
  };
}

/** Structured-clone bytes: columns keep their type and their bits. */
function encodeArtifact(value: unknown): Uint8Array {
  return serialize(value);
}

function decodeArtifact(bytes: Uint8Array, hash: ContentHash): unknown {
  try {
    return deserialize(bytes) as unknown;
  } catch (cause) {
    throw damagedArtifactError(hash, cause);
  }
}

function damagedArtifactError(hash: ContentHash, cause?: unknown): AppError {
  return new AppError({
    kind: "bug",
    code: "store.artifact-damaged",
    message: `stored content must have the hash ${hash}, and has not`,
    value: hash,
    remedy: "run the workflow again; a run is repeated from its inputs",
    cause,
  });
}
