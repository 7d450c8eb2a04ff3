import type { StepView } from "#shared/ipc/contract.ts";

export interface StudyRow {
  readonly what: string;
  readonly where: string;
  readonly sharpe: number | undefined;
  readonly totalReturn: number | undefined;
  readonly maximumDrawdown: number | undefined;
  readonly trades: number | undefined;
}

/** What the summary of a parameter search says of it. */
export interface Study {
  readonly strategy: string;
  readonly trialCount: number | undefined;
  readonly note: string;
  readonly rows: readonly StudyRow[];
}

type Fields = Readonly<Record<string, unknown>>;

const ROWS = [
  { field: "best", what: "Best of the search", part: "inSample" },
  { field: "bestOutOfSample", what: "The same, on days it never saw", part: "outOfSample" },
  { field: "defaults", what: "Defaults", part: "inSample" },
  { field: "defaultsOutOfSample", what: "Defaults", part: "outOfSample" },
] as const;

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

function readRow(study: Fields, { field, what, part }: (typeof ROWS)[number]): StudyRow {
  const trial = fields(study[field]);
  const days = fields(study[part]);
  return {
    what,
    where: `${text(days["from"])} to ${text(days["to"])}`,
    sharpe: number(trial["sharpe"]),
    totalReturn: number(trial["totalReturn"]),
    maximumDrawdown: number(trial["maximumDrawdown"]),
    trades: number(trial["trades"]),
  };
}

/** The study that a step of a run reported; undefined when none did. */
export function readStudy(steps: readonly StepView[]): Study | undefined {
  const found = steps.map((step) => step.summary["study"]).find((value) => typeof value === "object");
  if (found === undefined) return undefined;
  const study = fields(found);
  return {
    strategy: text(study["strategy"]),
    trialCount: number(study["trialCount"]),
    note: text(study["note"]),
    rows: ROWS.map((row) => readRow(study, row)),
  };
}
