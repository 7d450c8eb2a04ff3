import type { ReportSource } from "#shared/ipc/channels/report-channels.ts";
import { hasReport } from "#renderer/replica/selectors.ts";
import type { View } from "./view.ts";

/** What of the view can be reported: its run, else its session; undefined before either has anything to tell. */
export function reportSource({ run, session }: Pick<View, "run" | "session">): ReportSource | undefined {
  if (run !== undefined && hasReport(run)) return { kind: "run", runId: run.runId };
  if (session === undefined || session.bars === 0) return undefined;
  return { kind: "session", of: session.sessionId };
}
