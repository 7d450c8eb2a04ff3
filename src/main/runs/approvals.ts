import type { Clock } from "#engine/base/clock.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { OpenApproval } from "#shared/ipc/channels/approval-channels.ts";
import type { ApprovalView, RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Input } from "#shared/ipc/contract.ts";
import { correlationId } from "#shared/model/ids.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { RunShelf } from "./run-shelf.ts";

export interface ApprovalPorts {
  readonly shelf: Pick<RunShelf, "list">;
  readonly clock: Clock;
  readonly publish: Publish;
  /** Name of the account that the program runs under. */
  readonly userName: () => string;
}

export interface Approvals {
  /** Questions without an answer yet, oldest first. */
  list(): readonly OpenApproval[];
  /**
   * Writes a person's word down, once and in time. The run hears it as an event; one that no process runs at the moment
   * finds it in the log when it goes on.
   */
  decide(input: Input<"approval:decide">): ApprovalView;
}

export function createApprovals({ shelf, clock, publish, userName }: ApprovalPorts): Approvals {
  const all = (): readonly OpenApproval[] => shelf.list().flatMap(approvalsOf);
  const list = (): readonly OpenApproval[] =>
    all()
      .filter(({ status }) => status === "open")
      .toSorted((left, right) => left.tsAskedMs - right.tsAskedMs);

  function find(approval: string): OpenApproval {
    const found = all().find((asked) => asked.approval === approval);
    if (found !== undefined) return found;
    const open = list().map((asked) => asked.approval);
    throw userError({
      code: "approval.unknown",
      message: `no run asks for the approval ${approval}`,
      field: "approval",
      value: approval,
      remedy: open.length === 0 ? "no run waits for a person" : `use one of ${open.join(", ")}`,
    });
  }

  return {
    list,
    decide({ approval, decision, comment, by = userName() }) {
      const asked = find(approval);
      refuseLate(asked, clock.now());
      refuseStranger(asked, by);
      const { runId, step } = asked;
      const origin = { runId, correlationId: correlationId(runId) };
      publish("workflow.approval.decided", { approval, step, decision, by, comment }, origin);
      return find(approval);
    },
  };
}

function approvalsOf({ runId, workflow, approvals = [] }: RunView): readonly OpenApproval[] {
  return approvals.map((asked) => ({ ...asked, runId, workflow }));
}

function refuseLate({ approval, status, by, tsDeadlineMs }: OpenApproval, tsNowMs: number): void {
  const isLate = status === "open" && tsDeadlineMs !== undefined && tsNowMs >= tsDeadlineMs;
  if (status === "open" && !isLate) return;
  const was = isLate || status === "expired" ? "expired" : `${status} by ${by ?? "nobody"}`;
  const at = isLate ? ` at ${formatIsoTime(epochMs(tsDeadlineMs))}` : "";
  throw refusedError({
    code: isLate || status === "expired" ? "approval.expired" : "approval.already-decided",
    message: `approval must be open, ${approval} was ${was}${at}`,
    field: "approval",
    value: approval,
    remedy: "gpt-trader approvals list shows the open ones",
  });
}

function refuseStranger({ approval, who }: OpenApproval, by: string): void {
  if (who.length === 0 || who.includes(by)) return;
  throw refusedError({
    code: "approval.not-allowed",
    message: `${approval} must be decided by ${who.join(" or ")}, was ${by}`,
    field: "by",
    value: by,
    remedy: "ask one of them",
  });
}
