import type { ContentHash } from "#shared/model/ids.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import type { SessionState } from "./session-state.ts";

/** Names a state: two sessions with one hash hold the same orders, books and counts. */
export function hashSession(state: SessionState, hash: Hasher): ContentHash {
  return hash(canonicalJson(state));
}
