import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";

/** The account of a session in one row of figures. */
export function PaperSummary({ session }: { readonly session: PaperView }) {
  const { account, profit, holdings } = session;
  const figures = [
    { label: "Equity", value: <FigureText value={account.equity} kind="money" /> },
    { label: "Profit", value: <FigureText value={profit} kind="money" isSigned /> },
    ...(session.day === undefined
      ? []
      : [{ label: "Day's profit", value: <FigureText value={session.day.profit} kind="money" isSigned /> }]),
    { label: "Open profit", value: <FigureText value={holdings.openProfit} kind="money" isSigned /> },
    { label: "Cash", value: <FigureText value={account.cash} kind="money" /> },
    { label: "Fees", value: <FigureText value={account.feesPaid} kind="money" /> },
    { label: "Fills", value: <FigureText value={session.fillCount} kind="integer" /> },
    { label: "Refusals", value: <FigureText value={session.refusals} kind="integer" /> },
    { label: "Bars", value: <FigureText value={session.bars} kind="integer" /> },
  ];
  return (
    <div className="paper-summary" role="group" aria-label="Account">
      <Badge tone="paper" hint="Simulated fills: no order leaves the program">
        PAPER
      </Badge>
      {figures.map(({ label, value }) => (
        <div key={label} className="paper-summary__item" role="group" aria-label={label}>
          <span className="card__label">{label}</span>
          <span className="paper-summary__value">{value}</span>
        </div>
      ))}
    </div>
  );
}
