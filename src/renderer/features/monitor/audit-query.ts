import { userError } from "#shared/errors/app-error.ts";
import type { AuditQuery } from "#shared/ipc/channels/audit-channels.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";

/** What stands in the fields of the search; what is empty is not asked for. */
export interface AuditFields {
  readonly symbol: string;
  readonly order: string;
  readonly run: string;
  readonly name: string;
  /** First and last day of their recording, `YYYY-MM-DD` in UTC. */
  readonly from: string;
  readonly to: string;
}

export const NO_FIELDS: AuditFields = { symbol: "", order: "", run: "", name: "", from: "", to: "" };

/** Events that a search answers at most: the newest. */
const LIMIT = 1_000;

/** The search that the fields ask for; throws a user error for a day that is none. */
export function toAuditQuery(fields: AuditFields): AuditQuery {
  const [symbol, orderId, runId] = [fields.symbol.trim(), fields.order.trim(), fields.run.trim()];
  const name = fields.name.trim();
  const [from, to] = [readDay("from", fields.from), readDay("to", fields.to)];
  return {
    ...(symbol === "" ? {} : { symbol }),
    ...(orderId === "" ? {} : { orderId }),
    ...(runId === "" ? {} : { runId }),
    ...(name === "" ? {} : { name }),
    ...(from === undefined ? {} : { fromMs: from }),
    ...(to === undefined ? {} : { toMs: to + DAY_MS }),
    limit: LIMIT,
  };
}

function readDay(field: "from" | "to", text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const day = parseIsoDate(text.trim());
  if (day !== undefined) return day;
  throw userError({
    code: "audit.not-a-day",
    message: `${field} must be a calendar day, was ${text}`,
    field,
    value: text,
    remedy: "write it as 2026-01-31",
  });
}
