import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import { formatDateTime } from "#renderer/ui/format-time.ts";

/** When a workflow starts by itself next, in a few words. */
export function describeActivation({ isActive, triggers }: ActivationView): string {
  const all = triggers.map(({ trigger }) => trigger).join(", ");
  if (!isActive) return `would start at ${all}`;
  const times = triggers.flatMap(({ tsNextMs }) => (tsNextMs === undefined ? [] : [tsNextMs]));
  if (times.length > 0) return `next ${formatDateTime(Math.min(...times)).slice(0, 16)} UTC`;
  if (triggers.some(({ isWaiting }) => isWaiting)) return "changed since: switch it off and on";
  return triggers.length === 0 ? "its file has no triggers any more" : `waits for ${all}`;
}
