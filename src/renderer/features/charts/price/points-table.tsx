import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { countShown } from "./chart-state.ts";
import type { ChartModel } from "./chart-model.ts";
import type { Overlays } from "./load-points.ts";
import { useCalmState } from "./use-calm-state.ts";

/** The points of the chart as a table, newest first: for screen readers, and for who wants the figures. */
export function PointsTable({ model }: { readonly model: ChartModel }) {
  const { bars, overlays, replay } = useCalmState(model);
  if (bars === undefined) return null;
  const shown = countShown(bars, replay);
  return (
    <DataTable
      label={`Bars of ${bars.symbol}`}
      columns={columnsOf(bars, overlays)}
      rows={Array.from({ length: shown }, (_, index) => shown - 1 - index)}
      rowKey={(point) => String(bars.tsOpenMs[point])}
      empty="There are no bars."
    />
  );
}

function columnsOf(bars: ChartBars, { lines }: Overlays): readonly Column<number>[] {
  const decimals = priceDecimals(bars.close.at(-1) ?? 1);
  return [
    { id: "time", title: "Opens (UTC)", cell: (point) => formatBarTime(bars.tsOpenMs[point] ?? 0) },
    figure("Open", bars.open, "price", decimals),
    figure("High", bars.high, "price", decimals),
    figure("Low", bars.low, "price", decimals),
    figure("Close", bars.close, "price", decimals),
    figure("Volume", bars.volume, "integer", 0),
    ...lines.map(({ indicator, line, values, unit }) => {
      const title = line === "value" ? indicator : `${indicator} ${line}`;
      return figure(title, values, unit === "fraction" ? "percent" : "price", 2);
    }),
  ];
}

function figure(
  title: string,
  values: readonly number[],
  kind: "price" | "integer" | "percent",
  decimals: number,
): Column<number> {
  const cell = (point: number) => <FigureText value={values[point]} kind={kind} decimals={decimals} />;
  return { id: title, title, isFigure: true, cell };
}
