import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { ChartSetup, IndicatorSet } from "#shared/model/chart-setup.ts";
import type { Drawing } from "#shared/model/drawing.ts";
import { userError } from "#shared/errors/app-error.ts";
import { writeFileDurably } from "#main/files/durable-file.ts";
import { chartSetupSchema, drawingSchema, indicatorSetSchema } from "#main/ipc/schemas/chart-schemas.ts";

const FILE = "charts.json";

const savedSchema = z.strictObject({
  setups: z.record(z.string(), chartSetupSchema),
  sets: z.array(indicatorSetSchema),
  drawings: z.record(z.string(), z.array(drawingSchema)),
});

interface Saved {
  readonly setups: Readonly<Record<string, ChartSetup>>;
  readonly sets: readonly IndicatorSet[];
  readonly drawings: Readonly<Record<string, readonly Drawing[]>>;
}

const NOTHING: Saved = { setups: {}, sets: [], drawings: {} };

type ChartFile = Pick<
  Handlers<"chart">,
  | "chart:get-setup"
  | "chart:save-setup"
  | "chart:list-sets"
  | "chart:save-set"
  | "chart:get-drawings"
  | "chart:save-drawings"
>;

/** What people chose and drew on charts, in one file of the workspace. A file that cannot be read is kept aside and reported. */
export function openChartFile(workspace: string, report: (thrown: unknown) => void): ChartFile {
  const path = join(workspace, FILE);
  let saved: Saved | undefined;
  const read = (): Saved => (saved ??= readSaved(path, report));
  const write = (next: Saved): void => {
    writeFileDurably(path, `${JSON.stringify(next)}\n`);
    saved = next;
  };
  return {
    "chart:get-setup": ({ chart }) => own(read().setups, chart),
    "chart:save-setup": ({ chart, setup }) =>
      write({ ...read(), setups: { ...read().setups, [chart]: setup } }),
    "chart:list-sets": () => read().sets,
    "chart:save-set": (set) => {
      const others = read().sets.filter(({ name }) => name !== set.name);
      const sets = set.indicators.length === 0 ? others : [...others, set];
      write({ ...read(), sets: sets.toSorted((left, right) => left.name.localeCompare(right.name, "en")) });
      return read().sets;
    },
    "chart:get-drawings": ({ symbol }) => own(read().drawings, symbol.toUpperCase()) ?? [],
    "chart:save-drawings": ({ symbol, drawings }) =>
      write({ ...read(), drawings: { ...read().drawings, [symbol.toUpperCase()]: drawings } }),
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function readSaved(path: string, report: (thrown: unknown) => void): Saved {
  if (!existsSync(path)) return NOTHING;
  try {
    return savedSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (thrown) {
    const aside = `${path}.unreadable`;
    renameSync(path, aside);
    report(
      userError({
        code: "chart.file-unreadable",
        message: `what was drawn on charts could not be read, was kept as ${aside}`,
        remedy: "mend that file and give it its old name, or go on with empty charts",
        cause: thrown,
      }),
    );
    return NOTHING;
  }
}
