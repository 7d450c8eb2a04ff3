import type { ActivationView, TriggerView } from "#shared/ipc/channels/trigger-channels.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { formatTable } from "./format-table.ts";

/** Workflows with their triggers, one trigger a line. */
export function triggerTable(views: readonly ActivationView[]): string {
  return formatTable(
    ["workflow", "active", "mode", "trigger", "fires next (UTC)"],
    views.flatMap(({ workflow, isActive, mode, triggers }) =>
      triggers.map((trigger) => [
        workflow,
        isActive ? "yes" : "no",
        mode,
        trigger.trigger,
        whenNext(isActive, trigger),
      ]),
    ),
  );
}

function whenNext(isActive: boolean, { isWaiting, tsNextMs, trigger }: TriggerView): string {
  if (!isActive) return "-";
  if (isWaiting) return "after workflows activate: it is new in the file";
  if (tsNextMs !== undefined) return formatIsoTime(tsNextMs).slice(0, 16).replace("T", " ");
  return trigger.startsWith("event ") ? "when it happens" : "never";
}
