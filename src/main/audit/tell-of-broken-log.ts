import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { LogVerdict } from "#shared/ipc/channels/audit-channels.ts";

/** A log that is not as it was written, as an error to raise. */
export function tellOfBrokenLog({ log, broken }: LogVerdict): AppError {
  const at = broken?.seq === undefined ? "" : ` at seq ${broken.seq}`;
  return userError({
    code: "audit.chain-broken",
    message: `the ${log} log is not as it was written${at}: ${broken?.what ?? ""}`,
    field: log,
    value: String(broken?.seq ?? "unreadable"),
    remedy: "gpt-trader audit verify checks all logs; gpt-trader backup list shows what can be restored",
  });
}
