import type { ImportFiles } from "#shared/ipc/channels/data-import-channels.ts";
import type { ChosenFile } from "#shared/ipc/channels/desk-data-channels.ts";
import type { PriceView } from "#shared/model/corporate-action.ts";
import type { CsvDialect } from "#shared/model/csv-dialect.ts";
import { PLAIN_CSV } from "#shared/model/csv-dialect.ts";
import type { Market } from "#shared/model/market.ts";
import type { Timeframe } from "#shared/model/time.ts";

const BAR_FIELDS = ["date", "open", "high", "low", "close", "volume"] as const;
const TRADE_FIELDS = ["date", "price", "size"] as const;

/** What a person says about a file before it is imported. */
export interface ImportPlan {
  readonly symbol: string;
  readonly timeframe: Timeframe | "";
  readonly market: Market | "";
  readonly zone: string;
  readonly prices: PriceView;
  readonly isTicks: boolean;
  readonly allowGaps: boolean;
  readonly dialect: CsvDialect;
  /** Heading by field; a field without one is missing. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface Preview {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" } as const;
const PREVIEW_ROWS = 6;
const SAMPLE_ROWS = 200;

/** Headings that people and programs use for the fields, beside the fields' own names. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  date: ["time", "timestamp", "datetime", "day", "datum"],
  open: ["o", "first", "eröffnung", "erst"],
  high: ["h", "max", "hoch"],
  low: ["l", "min", "tief"],
  close: ["c", "last", "price", "schluss", "schlusskurs"],
  volume: ["v", "vol", "vol.", "volumen", "quantity"],
  price: ["p", "last"],
  size: ["s", "amount", "qty", "quantity", "volume"],
};

export const fieldsOf = ({ isTicks }: Pick<ImportPlan, "isTicks">): readonly string[] =>
  isTicks ? TRADE_FIELDS : BAR_FIELDS;

const bare = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();

/** The first rows of a text, cell by cell. */
export function previewOf(head: string, { delimiter }: CsvDialect, rows = PREVIEW_ROWS): Preview {
  const [first = "", ...lines] = head.split(/\r?\n/);
  const cells = (line: string): readonly string[] => line.split(SEPARATORS[delimiter]).map(bare);
  return {
    headings: cells(first),
    rows: lines
      .filter((line) => line !== "")
      .slice(0, rows)
      .map(cells),
  };
}

/** What a file seems to be; a person looks at it before anything is done. */
export function guessPlan({ name, head = "" }: Pick<ChosenFile, "name" | "head">): ImportPlan {
  const dialect = guessDialect(head);
  const { headings } = previewOf(head, dialect);
  return {
    symbol: name.replace(/\.[^.]*$/, "").toUpperCase(),
    timeframe: "",
    market: "",
    zone: "",
    prices: "raw",
    isTicks: false,
    allowGaps: false,
    dialect,
    columns: guessColumns(headings, BAR_FIELDS),
  };
}

export function guessColumns(
  headings: readonly string[],
  fields: readonly string[],
): Readonly<Record<string, string>> {
  const found = fields.map((field) => {
    const names = [field, ...(OTHER_NAMES[field] ?? [])];
    const heading = names.map((name) => headings.find((one) => one.toLowerCase() === name)).find(Boolean);
    return [field, heading ?? ""] as const;
  });
  return Object.fromEntries(found.filter(([, heading]) => heading !== ""));
}

function guessDialect(head: string): CsvDialect {
  const [first = ""] = head.split("\n", 1);
  const count = (separator: string): number => first.split(separator).length;
  const delimiter = (["comma", "semicolon", "tab"] as const).reduce((best, next) =>
    count(SEPARATORS[next]) > count(SEPARATORS[best]) ? next : best,
  );
  const cells = previewOf(head, { ...PLAIN_CSV, delimiter }, SAMPLE_ROWS).rows.flat();
  const hasComma = delimiter !== "comma" && cells.some((cell) => /^[+-]?\d*,\d+$/.test(cell));
  return { delimiter, decimal: hasComma ? "comma" : "point", dateOrder: guessDateOrder(cells) };
}

const YEAR_LAST = /^(\d{1,2})([./-])(\d{1,2})[./-]\d{4}/;

function guessDateOrder(cells: readonly string[]): CsvDialect["dateOrder"] {
  const days = cells.flatMap((cell) => {
    const found = YEAR_LAST.exec(cell);
    return found === null ? [] : [found];
  });
  const [day] = days;
  if (day === undefined) return cells.some((cell) => /^\d{4}[./]\d/.test(cell)) ? "day_first" : "iso";
  if (days.some(([, , , second]) => Number(second) > 12)) return "month_first";
  return "day_first";
}

/** Whether days are written so that they can be read in two ways, and nothing in the first rows tells. */
export function isDateAmbiguous(preview: Preview): boolean {
  const days = preview.rows.flat().flatMap((cell) => {
    const found = YEAR_LAST.exec(cell);
    return found === null ? [] : [found];
  });
  return (
    days.length > 0 &&
    days.every(([, first, sign, second]) => sign !== "." && Number(first) <= 12 && Number(second) <= 12)
  );
}

/** Fields that no column was given for; a file that is no text tells its columns itself. */
export function missingFields(plan: ImportPlan, file: ChosenFile): readonly string[] {
  if (file.head === undefined) return [];
  return fieldsOf(plan).filter((field) => plan.columns[field] === undefined);
}

/** What main is asked to import. */
export function toOrder(plan: ImportPlan, file: ChosenFile): Omit<ImportFiles, "importId"> {
  const isPlain = Object.entries(PLAIN_CSV).every(
    ([part, plain]) => plan.dialect[part as keyof CsvDialect] === plain,
  );
  return {
    paths: [file.path],
    symbol: plan.symbol.trim(),
    allowGaps: plan.allowGaps,
    columns: Object.fromEntries(
      Object.entries(plan.columns).filter(([field, heading]) => heading.toLowerCase() !== field),
    ),
    isTicks: plan.isTicks,
    ...(plan.timeframe === "" ? {} : { timeframe: plan.timeframe }),
    ...(plan.market === "" ? {} : { market: plan.market }),
    ...(plan.zone.trim() === "" ? {} : { zone: plan.zone.trim() }),
    ...(plan.prices === "raw" ? {} : { prices: plan.prices }),
    ...(isPlain ? {} : { dialect: plan.dialect }),
  };
}

/** One line of a refusal, its place apart. */
export interface ImportProblem {
  readonly line: number | undefined;
  readonly text: string;
}

export function readProblems(details: readonly string[]): readonly ImportProblem[] {
  return details.map((detail) => {
    const found = /^line (\d+): (.*)$/s.exec(detail);
    return found === null
      ? { line: undefined, text: detail }
      : { line: Number(found[1]), text: found[2] ?? "" };
  });
}
