import { statisticWords } from "#shared/model/statistic-words.ts";
import { useCallback } from "react";
import type { WalkForwardWindow } from "#shared/ipc/channels/run-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { BarPlot } from "#renderer/ui/plots/bar-plot.tsx";
import { LinePlot } from "#renderer/ui/plots/line-plot.tsx";
import { describeChoice } from "./describe-choice.ts";

const COLUMNS: readonly Column<WalkForwardWindow>[] = [
  {
    id: "train",
    title: "Searched days",
    room: "medium",
    cell: ({ train }) => `${train.from} to ${train.to}`,
  },
  { id: "test", title: "Unseen days", cell: ({ test }) => `${test.from} to ${test.to}` },
  { id: "choice", title: "Choice", cell: ({ parameters }) => describeChoice(parameters) },
  {
    id: "seen",
    title: "Searched",
    help: [
      "Return of the choice on the days that were searched for it.",
      "End over start equity of the window, minus one; not annualised.",
    ],
    isFigure: true,
    cell: ({ seenReturn }) => <FigureText value={seenReturn} kind="percent" isSigned />,
  },
  {
    id: "unseen",
    title: "Unseen",
    help: [
      "Return of the choice on the days after, which the search never saw.",
      "End over start equity of those days, minus one; not annualised.",
    ],
    isFigure: true,
    cell: ({ unseenReturn }) => <FigureText value={unseenReturn} kind="percent" isSigned />,
  },
  {
    id: "defaults",
    title: "Defaults, unseen",
    help: [
      "Return of the strategy with its default parameters on the same unseen days: what the search has to beat.",
    ],
    isFigure: true,
    room: "medium",
    cell: ({ unseenReturnOfDefaults }) => (
      <FigureText value={unseenReturnOfDefaults} kind="percent" isSigned />
    ),
  },
  {
    id: "sharpe",
    title: "Sharpe, unseen",
    help: ["Sharpe ratio of the choice on the unseen days.", ...statisticWords("sharpe")],
    isFigure: true,
    room: "wide",
    cell: ({ unseenSharpe }) => <FigureText value={unseenSharpe} kind="ratio" />,
  },
];

interface WalkForwardPagesProps {
  readonly client: Client;
  readonly runId: RunId;
}

/** The windows of a walk forward: what each chose, and what that did on the days after it. */
export function WalkForwardPages({ client, runId }: WalkForwardPagesProps) {
  const load = useCallback(() => client.invoke("run:get-walk-forward", { runId }), [client, runId]);
  const [loaded] = useLoaded(load);
  if (loaded.status === "loading") return <p className="hint">Reading the windows…</p>;
  if (loaded.status === "failed")
    return <ErrorCard title="The windows cannot be shown" error={loaded.error} />;
  if (loaded.value === undefined) return <p className="hint">Its run keeps no windows.</p>;
  const { windows, equity, note, scheme, purgeBars } = loaded.value;
  return (
    <div className="plots plots--two" role="region" aria-label="Windows of the walk forward" tabIndex={0}>
      <p className="hint plots__wide">
        {note} Windows: {scheme}; {purgeBars} bars are left out before each stretch of unseen days.
      </p>
      <LinePlot
        title="Unseen days, joined"
        unit="account, in its currency"
        kind="money"
        lines={[{ label: "Choices", tone: "accent", tsMs: equity.tsMs, values: equity.equity }]}
      />
      <BarPlot
        title="Return by window"
        unit="of each stretch, not annualised"
        kind="percent"
        of="Unseen days to"
        categories={windows.map(({ test }) => test.to)}
        series={[
          { label: "Searched days", tone: "muted", values: windows.map(({ seenReturn }) => seenReturn) },
          { label: "Unseen days", tone: "accent", values: windows.map(({ unseenReturn }) => unseenReturn) },
          {
            label: "Defaults, unseen",
            tone: "warning",
            values: windows.map(({ unseenReturnOfDefaults }) => unseenReturnOfDefaults),
          },
        ]}
      />
      <section className="plots__wide" aria-label="Windows">
        <DataTable
          label="Windows"
          columns={COLUMNS}
          rows={windows}
          rowKey={({ test }) => test.from}
          empty="There is no window."
        />
      </section>
    </div>
  );
}
