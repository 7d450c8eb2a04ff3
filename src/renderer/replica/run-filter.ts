import type { RunQuery } from "#shared/ipc/channels/history-channels.ts";
import { RUN_STATUSES } from "#shared/ipc/channels/run-channels.ts";
import { MODES } from "#shared/model/mode.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";

/** Which runs a person looks for, as it stands in the fields; what is empty is not asked for. */
export interface RunFilter {
  readonly text: string;
  readonly workflow: string;
  readonly status: string;
  readonly mode: string;
  readonly symbol: string;
  /** First and last day of their start, `YYYY-MM-DD` in UTC. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: RunFilter = {
  text: "",
  workflow: "",
  status: "",
  mode: "",
  symbol: "",
  from: "",
  to: "",
};

/** How many of the fields are filled in, the text of the search left out. */
export function countFilters(filter: RunFilter): number {
  const fields = Object.entries(filter).filter(([name]) => name !== "text");
  return fields.filter(([, value]) => String(value).trim() !== "").length;
}

/** The days that are no calendar day yet, such as while they are typed. */
export function wrongDays(filter: RunFilter): readonly ("from" | "to")[] {
  return (["from", "to"] as const).filter(
    (name) => filter[name].trim() !== "" && parseIsoDate(filter[name].trim()) === undefined,
  );
}

/** What is asked for; a day that is none yet is left out. */
export function toRunQuery(filter: RunFilter): RunQuery {
  const [text, workflow, symbol] = [filter.text.trim(), filter.workflow, filter.symbol.trim()];
  const [from, to] = [parseIsoDate(filter.from.trim()), parseIsoDate(filter.to.trim())];
  const status = RUN_STATUSES.find((candidate) => candidate === filter.status);
  const mode = MODES.find((candidate) => candidate === filter.mode);
  return {
    ...(text === "" ? {} : { text }),
    ...(workflow === "" ? {} : { workflow }),
    ...(symbol === "" ? {} : { symbol }),
    ...(status === undefined ? {} : { status }),
    ...(mode === undefined ? {} : { mode }),
    ...(from === undefined ? {} : { fromMs: from }),
    ...(to === undefined ? {} : { toMs: to + DAY_MS }),
  };
}
