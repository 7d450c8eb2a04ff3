import type { RunId } from "#shared/model/ids.ts";
import type { ApprovalView } from "./run-channels.ts";

/** A question that waits for a person, with the run that asks. */
export interface OpenApproval extends ApprovalView {
  readonly runId: RunId;
  readonly workflow: string;
}

export interface ApprovalRequests {
  /** Questions without an answer yet, oldest first. */
  "approval:list": (input: undefined) => readonly OpenApproval[];
  /** Answers a question, once and in time; `by` is the name of the user's account by default. */
  "approval:decide": (input: {
    readonly approval: string;
    readonly decision: "approved" | "rejected";
    readonly comment: string;
    readonly by?: string;
  }) => ApprovalView;
}
