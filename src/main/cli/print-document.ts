import { canonicalJson } from "#engine/base/canonical-json.ts";
import { DOCUMENT_VERSION } from "./run-document.ts";
import type { Terminal } from "./terminal.ts";

/** Prints one versioned JSON document. */
export function printDocument(
  terminal: Terminal,
  kind: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  terminal.print(canonicalJson({ version: DOCUMENT_VERSION, kind, ...fields }, 2));
}
