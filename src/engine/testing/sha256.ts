// oxlint-disable-next-line no-restricted-imports -- tests run in Node and want the real hash
import { createHash } from "node:crypto";
import type { Hasher } from "#engine/base/hasher.ts";
import { contentHash } from "#shared/model/ids.ts";

export const sha256: Hasher = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return contentHash(hash.digest("hex"));
};
