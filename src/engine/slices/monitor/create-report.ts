import type { z } from "zod";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { buildReport } from "#engine/calc/report/build-report.ts";
import type { monitorManifest } from "./manifest.ts";

type Method = (typeof monitorManifest)["methods"]["create_report"];

/** Reports what the steps before it answered; only the bars are indispensable. */
export function createReport(
  input: z.output<Method["input"]>,
  context: SliceContext,
  appVersion: string,
): z.input<Method["output"]> {
  const { bars, range, ...steps } = input;
  if (bars === undefined) throw noBars();
  return {
    report: buildReport({
      ...steps,
      bars,
      range: range ?? steps.result?.range ?? wholeRange(bars),
      mode: context.mode,
      runId: context.runId,
      seed: context.runSeed,
      appVersion,
      tsCreatedMs: context.clock.now(),
    }),
  };
}

/** From the first to the last day that any of the series has. */
function wholeRange(bars: readonly BarSeries[]): DateRange {
  const days = bars
    .flatMap(({ tsOpenMs }) => [tsOpenMs[0], tsOpenMs.at(-1)])
    .filter((tsMs) => tsMs !== undefined)
    .map((tsMs) => formatIsoDate(epochMs(tsMs)))
    .toSorted();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) throw noBars();
  return { from, to, isAsked: false };
}

function noBars(): Error {
  return userError({
    code: "report.no-bars",
    message: "a report needs bars, was without",
    field: "bars",
    value: "none",
    remedy: "put data.get_historical before monitor.create_report",
  });
}
