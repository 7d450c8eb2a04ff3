import type { DrawnFormat } from "#shared/model/export-format.ts";
import type { Backend } from "./backend.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Opens the workspace, as its owner or as a client of its owner, and closes it afterwards. */
  readonly withBackend: (work: (backend: Backend) => Promise<ExitCode>) => Promise<ExitCode>;
  /** Looks at a workspace without ever becoming its owner. */
  readonly withReader: (work: (reader: WorkspaceReader) => Promise<ExitCode>) => Promise<ExitCode>;
  /** Makes a picture or a document of a report's HTML; rejects with what to do where no window can be opened. */
  drawReport(html: string, format: DrawnFormat): Promise<Uint8Array>;
  /** Says how the command ended. */
  finish(code: ExitCode): void;
}
