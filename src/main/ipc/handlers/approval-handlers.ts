import type { Approvals } from "#main/runs/approvals.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function approvalHandlers(approvals: Approvals): Handlers<"approval"> {
  return {
    "approval:list": () => approvals.list(),
    "approval:decide": (input) => approvals.decide(input),
  };
}
