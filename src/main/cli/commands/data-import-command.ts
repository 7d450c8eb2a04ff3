import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { CSV_FIELDS, TICK_FIELDS } from "#engine/calc/bars/csv-header.ts";
import { fromSerialError, userError } from "#shared/errors/app-error.ts";
import type { ImportedFile, ImportFiles } from "#shared/ipc/channels/data-import-channels.ts";
import { PRICE_VIEWS, type PriceView } from "#shared/model/corporate-action.ts";
import {
  CSV_DATE_ORDERS,
  CSV_DECIMALS,
  CSV_DELIMITERS,
  PLAIN_CSV,
  type CsvDialect,
} from "#shared/model/csv-dialect.ts";
import { MARKETS, type Market } from "#shared/model/market.ts";
import type { Backend } from "../backend.ts";
import type { CommandContext } from "../command-context.ts";
import type { ExitCode } from "../exit-code.ts";
import { exitCodeOfError } from "../exit-code.ts";
import { formatError } from "../format-error.ts";
import { parseTimeframe } from "../parse-timeframe.ts";
import { printDocument } from "../print-document.ts";
import { seriesLine } from "../series-line.ts";
import type { Terminal } from "../terminal.ts";

interface ImportFlags extends Partial<CsvDialect> {
  readonly symbol?: string;
  readonly timeframe?: string;
  readonly allowGaps?: boolean;
  readonly map?: string;
  readonly ticks?: boolean;
  readonly keepTicks?: boolean;
  readonly zone?: string;
  readonly market?: Market;
  readonly prices?: PriceView;
  readonly json?: boolean;
}

const LOOK_EVERY_MS = 250;

export function addImport(data: Command, context: CommandContext): void {
  data
    .command("import")
    .description(
      "import CSV files with the columns date,open,high,low,close,volume, Parquet files with the same, or a folder of them; a file is refused whole when a row is wrong",
    )
    .argument("<files...>", "files, or a folder")
    .option("--symbol <symbol>", "the symbol of one file; by default the file's name")
    .option("--timeframe <timeframe>", "length of a bar; by default read from the times (with --ticks: 1m)")
    .option("--allow-gaps", "accept missing sessions and note them as a caveat")
    .option("--map <field=heading,...>", "headings of columns that are called otherwise")
    .option("--ticks", "the rows are trades with the columns date,price,size, to be joined to bars")
    .option("--keep-ticks", "as --ticks, and store the trades, too, for bars of other lengths later")
    .option(
      "--zone <zone>",
      "whose clocks show times without a zone, such as America/New_York; by default UTC",
    )
    .addOption(
      new Option("--market <market>", "whose calendar holds; by default read from the times").choices(
        MARKETS,
      ),
    )
    .addOption(
      new Option("--prices <prices>", "what was done to the file's prices for splits and dividends").choices(
        PRICE_VIEWS,
      ),
    )
    .addOption(new Option("--delimiter <delimiter>", "what separates cells").choices(CSV_DELIMITERS))
    .addOption(new Option("--decimal <sign>", "what stands before decimals").choices(CSV_DECIMALS))
    .addOption(
      new Option("--date-order <order>", "how days are written, where not as 2019-12-31").choices(
        CSV_DATE_ORDERS,
      ),
    )
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader data import prices.csv --symbol ACME\n  gpt-trader data import prices.csv --map date=date,close=close\n  gpt-trader data import prices.csv --symbol EURUSD --market forex --allow-gaps",
    )
    .action(async (files: readonly string[], flags: ImportFlags) => {
      const input = readFlags(files, flags);
      context.finish(
        await context.withBackend(async (backend) => {
          const isShown = context.terminal.isInteractive && flags.json !== true;
          const answer = await importWatched(backend, input, context.terminal, isShown);
          return tell(context.terminal, input.paths, answer, flags.json === true);
        }),
      );
    });
}

function readDialect({ delimiter, decimal, dateOrder }: ImportFlags): { readonly dialect?: CsvDialect } {
  if (delimiter === undefined && decimal === undefined && dateOrder === undefined) return {};
  return {
    dialect: {
      delimiter: delimiter ?? PLAIN_CSV.delimiter,
      decimal: decimal ?? PLAIN_CSV.decimal,
      dateOrder: dateOrder ?? PLAIN_CSV.dateOrder,
    },
  };
}

function readFlags(files: readonly string[], flags: ImportFlags): ImportFiles {
  const keepTicks = flags.keepTicks === true;
  const isTicks = keepTicks || flags.ticks === true;
  return {
    importId: randomUUID(),
    // The owner of the workspace may run elsewhere.
    paths: files.map((file) => resolve(file)),
    allowGaps: flags.allowGaps === true,
    columns: parseMapping(flags.map, isTicks ? TICK_FIELDS : CSV_FIELDS),
    isTicks,
    ...(keepTicks ? { keepTicks } : {}),
    ...readDialect(flags),
    ...(flags.zone === undefined ? {} : { zone: flags.zone }),
    ...(flags.symbol === undefined ? {} : { symbol: flags.symbol }),
    ...(flags.market === undefined ? {} : { market: flags.market }),
    ...(flags.prices === undefined ? {} : { prices: flags.prices }),
    ...(flags.timeframe === undefined ? {} : { timeframe: parseTimeframe(flags.timeframe) }),
  };
}

async function importWatched(
  backend: Backend,
  input: ImportFiles,
  terminal: Terminal,
  isShown: boolean,
): Promise<readonly ImportedFile[]> {
  const { importId } = input;
  const stopListening = terminal.onInterrupt(
    () => void backend.invoke("data:cancel-import", { importId, by: "Ctrl+C" }),
  );
  const look = async (): Promise<void> => {
    const status = await backend.invoke("data:import-status", { importId });
    if (status === undefined) return;
    const { file, index, count, fraction } = status;
    terminal.write(`\r${file} (${index + 1} of ${count}) ${Math.floor(fraction * 100)} %   `);
  };
  const looks = isShown ? setInterval(() => void look(), LOOK_EVERY_MS) : undefined;
  try {
    return (await backend.invoke("data:import-files", input)).files;
  } finally {
    clearInterval(looks);
    if (isShown) terminal.write("\r");
    stopListening();
  }
}

function tell(
  terminal: Terminal,
  paths: readonly string[],
  files: readonly ImportedFile[],
  isJson: boolean,
): ExitCode {
  const [only] = files;
  if (only !== undefined && files.length === 1 && only.file === paths[0]) {
    if (only.error !== undefined) throw fromSerialError(only.error);
    if (isJson) printDocument(terminal, "import", { series: only.series });
    else if (only.series !== undefined) terminal.print(`imported ${seriesLine(only.series)}`);
    return 0;
  }
  const refused = files.flatMap(({ error }) => (error === undefined ? [] : [error]));
  const [first] = refused;
  if (isJson) printDocument(terminal, "import", { files });
  else {
    for (const { file, series, error } of files) {
      if (series !== undefined) terminal.print(`imported ${seriesLine(series)}`);
      if (error !== undefined) terminal.print(`refused  ${file}\n${formatError(error)}`);
    }
    terminal.print(`${files.length - refused.length} of ${files.length} files imported`);
  }
  return first === undefined ? 0 : exitCodeOfError(first);
}

function parseMapping(text: string | undefined, fields: readonly string[]): Readonly<Record<string, string>> {
  const pairs = text === undefined ? [] : text.split(",").map((pair) => pair.split("="));
  for (const [field = "", heading = "", ...rest] of pairs) {
    if (fields.includes(field) && heading !== "" && rest.length === 0) continue;
    throw userError({
      code: "command.unknown-mapping",
      message: `--map must be pairs of one of ${fields.join(", ")} and a heading, was ${text ?? ""}`,
      field: "map",
      value: text ?? "",
      remedy: `use --map ${fields[0] ?? ""}=Timestamp,${fields.at(-1) ?? ""}=Vol`,
    });
  }
  return Object.fromEntries(pairs.map(([field = "", heading = ""]) => [field, heading]));
}
