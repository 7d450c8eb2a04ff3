import type { IndicatorInfo, IndicatorParameter } from "#shared/model/indicator.ts";
import { PATTERN_LABELS } from "#shared/model/pattern.ts";
import type { IndicatorsView, LevelsView, PatternsView } from "#shared/ipc/channels/analyze-channels.ts";
import { epochMs, formatIsoDate, formatIsoTime } from "#shared/model/time.ts";
import { formatPercent } from "./format-number.ts";
import { formatTable, right } from "./format-table.ts";

const BARS_SHOWN = 10;
const SIGNIFICANT_DIGITS = 8;

export function indicatorTable({ tsOpenMs, close, lines }: IndicatorsView): string {
  const columns = [
    { title: "close", values: close },
    ...lines.map(({ indicator, line, values }) => ({
      title: line === "value" ? indicator : `${indicator} ${line}`,
      values,
    })),
  ];
  const first = Math.max(0, tsOpenMs.length - BARS_SHOWN);
  return formatTable(
    ["time (UTC)", ...columns.map(({ title }) => title)].map((title, place) => ({
      title,
      align: place === 0 ? ("left" as const) : ("right" as const),
    })),
    tsOpenMs
      .slice(first)
      .map((time, row) => [
        formatIsoTime(epochMs(time)).slice(0, 16),
        ...columns.map(({ values }) => formatValue(values[first + row] ?? Number.NaN)),
      ]),
  );
}

export function levelTable({ levels }: LevelsView): string {
  return formatTable(
    ["level", right("price"), right("from the close"), right("swings"), "last"],
    levels.map(({ kind, price, distanceFraction, touches, tsLastTouchMs }) => [
      kind,
      formatValue(price),
      formatPercent(distanceFraction),
      String(touches),
      formatIsoDate(epochMs(tsLastTouchMs)),
    ]),
  );
}

export function catalogueTable(indicators: readonly IndicatorInfo[]): string {
  return formatTable(
    ["indicator", "group", "pane", "unit", "lines", "what it is"],
    indicators.map(({ id, parameters, group, pane, unit, lines, title }) => [
      parameters.length === 0 ? id : `${id}(${parameters.map(describeParameter).join(", ")})`,
      group,
      pane,
      unit,
      lines.join(" "),
      title,
    ]),
  );
}

function describeParameter({ name, default: byDefault }: IndicatorParameter): string {
  return `${name} ${byDefault}`;
}

/** Volumes have many digits and fractions few: the same number of significant ones serves both. */
export function formatValue(value: number): string {
  return Number.isNaN(value) ? "—" : String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}

export function patternTable({ patterns }: PatternsView): string {
  const titles = ["confirmed", "pattern", "direction", "began", "neckline", "target", "outcome"];
  return formatTable(
    titles.map((title) => ({
      title,
      align: title === "neckline" || title === "target" ? ("right" as const) : ("left" as const),
    })),
    patterns.map(({ kind, direction, tsFirstMs, tsConfirmedMs, neckline, target, outcome }) => [
      formatIsoDate(epochMs(tsConfirmedMs)),
      PATTERN_LABELS[kind],
      direction,
      formatIsoDate(epochMs(tsFirstMs)),
      formatValue(neckline),
      formatValue(target),
      outcome,
    ]),
  );
}

/** How often each kind reached its target, and how little a few cases say of that. */
export function hitRateTable({ hitRates }: PatternsView): string {
  return formatTable(
    ["kind", "finished", "reached", "share", "95 % sure from", "to"].map((title, place) => ({
      title,
      align: place === 0 ? ("left" as const) : ("right" as const),
    })),
    hitRates.map(({ kind, hits, finished, interval }) => [
      PATTERN_LABELS[kind],
      String(finished),
      String(hits),
      formatPercent(hits / finished),
      formatPercent(interval?.low ?? Number.NaN),
      formatPercent(interval?.high ?? Number.NaN),
    ]),
  );
}
