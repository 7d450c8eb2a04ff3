import type { Audit } from "#main/audit/read-audit.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function auditHandlers(audit: Audit): Handlers<"audit"> {
  return {
    "audit:verify": () => audit.verify(),
    "audit:search": (query) => audit.search(query),
    "audit:explain": (input) => audit.explain(input),
  };
}
