import type { Mode } from "../model/mode.ts";
import type { RunId } from "../model/ids.ts";
import type { PaperTerms } from "../model/paper-terms.ts";

/** What a session was opened as. */
export interface SessionOpening {
  readonly mode: Mode;
  readonly runId: RunId | undefined;
  readonly strategy: string | undefined;
  readonly symbols: readonly string[];
  readonly feed: string | undefined;
  readonly isSynthetic: boolean;
  readonly initialCash: number;
}

export interface SessionEvents {
  "session.opened": SessionOpening & {
    /** All that a paper session was opened as, so that it can be opened again. */
    readonly terms?: PaperTerms;
  };
  "session.restored": { readonly events: number };
  "session.closed": { readonly reason: string };
}
