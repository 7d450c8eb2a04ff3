import type { ContentHash } from "#shared/model/ids.ts";

/** SHA-256 of the parts one after the other (text as UTF-8), in lower-case hex. */
export type Hasher = (...parts: readonly (string | Uint8Array)[]) => ContentHash;
