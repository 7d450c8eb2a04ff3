import { Ban, Check, Circle, CircleSlash, LoaderCircle, Minus, Pause, X } from "lucide-react";
import type { RunStatus, StepStatus } from "#shared/ipc/channels/run-channels.ts";

const ICONS = {
  pending: Circle,
  running: LoaderCircle,
  paused: Pause,
  completed: Check,
  failed: X,
  refused: Ban,
  cancelled: CircleSlash,
  skipped: Minus,
} as const satisfies Record<RunStatus | StepStatus, unknown>;

/** The state of a run or a step by shape and colour; the word stands beside it or in its name. */
export function StatusIcon({ status }: { readonly status: RunStatus | StepStatus }) {
  const Icon = ICONS[status];
  return (
    <span className={`status-icon status-icon--${status}`} role="img" aria-label={status} title={status}>
      <Icon size={13} strokeWidth={2.5} aria-hidden="true" />
    </span>
  );
}
