import { Ban, Check, Circle, CircleSlash, LoaderCircle, Minus, X } from "lucide-react";
import type { StepStatus } from "#shared/ipc/channels/run-channels.ts";

const ICONS = {
  pending: Circle,
  running: LoaderCircle,
  completed: Check,
  failed: X,
  refused: Ban,
  cancelled: CircleSlash,
  skipped: Minus,
} as const satisfies Record<StepStatus, unknown>;

/** The state of a run or a step by shape and colour; the word stands beside it or in its name. */
export function StatusIcon({ status }: { readonly status: StepStatus }) {
  const Icon = ICONS[status];
  return (
    <span className={`status-icon status-icon--${status}`} role="img" aria-label={status} title={status}>
      <Icon size={13} strokeWidth={2.5} aria-hidden="true" />
    </span>
  );
}
