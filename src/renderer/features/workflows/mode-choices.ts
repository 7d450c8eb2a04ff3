import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Mode } from "#shared/model/mode.ts";

/** The modes in which a workflow makes sense; the first is what it opens with. */
export function modeChoices(workflow: WorkflowView): readonly Mode[] {
  if (!workflow.isRealTime) return ["backtest"];
  return workflow.name.startsWith("live") ? ["live", "paper"] : ["paper", "live"];
}
