import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";

/** What all positions come to. */
export function TotalsRow({ session }: { readonly session: PaperView }) {
  const { longValue, shortValue, openProfit } = session.holdings;
  return (
    <dl className="totals" aria-label="Totals of the positions">
      <div>
        <dt>Total of</dt>
        <dd>
          <FigureText value={session.account.positions.length} kind="integer" />
        </dd>
      </div>
      <div>
        <dt>Long</dt>
        <dd>
          <FigureText value={longValue} kind="money" />
        </dd>
      </div>
      <div>
        <dt>Short</dt>
        <dd>
          <FigureText value={shortValue} kind="money" />
        </dd>
      </div>
      <div>
        <dt>Open profit</dt>
        <dd>
          <FigureText value={openProfit} kind="money" isSigned />
        </dd>
      </div>
    </dl>
  );
}
