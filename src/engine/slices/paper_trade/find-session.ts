import { userError } from "#shared/errors/app-error.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { sessionId } from "#shared/model/ids.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { PaperDesk } from "./ports.ts";

/** The session that a call names, else the one that its run has opened; throws `paper.no-session`. */
export function findSession(
  desk: PaperDesk,
  input: { readonly session?: { readonly sessionId: string } | undefined },
  context: { readonly runId: RunId | undefined },
): PaperView {
  if (input.session !== undefined) return desk.view(sessionId(input.session.sessionId));
  const opened = context.runId === undefined ? undefined : desk.findByRun(context.runId);
  if (opened !== undefined) return opened;
  throw userError({
    code: "paper.no-session",
    message: `a paper session must be open, run ${context.runId ?? "none"} has none`,
    field: "session",
    value: "none",
    remedy: "start one with paper_trade.start, or name paper_trade under initialize",
  });
}
