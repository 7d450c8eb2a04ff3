import type { ComponentProps } from "react";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import { ResultChart } from "#renderer/features/charts/result-chart.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { useBars } from "./use-run-data.ts";

interface TradedChartProps {
  readonly result: ResultView;
  readonly symbol: string;
  /** A chart's colours are drawn on it, so another theme is another chart. */
  readonly theme: string;
  readonly focus: ComponentProps<typeof ResultChart>["focus"];
}

/** What a run traded of one symbol, or why its bars cannot be shown; nothing while they are on their way. */
export function TradedChart({ result, symbol, theme, focus }: TradedChartProps) {
  const bars = useBars(result.runId, symbol);
  if (bars.status === "failed") return <ErrorCard title={`No bars of ${symbol}`} error={bars.error} />;
  if (bars.status !== "ready") return null;
  return <ResultChart key={`${symbol} ${theme}`} bars={bars.value} result={result} focus={focus} />;
}
