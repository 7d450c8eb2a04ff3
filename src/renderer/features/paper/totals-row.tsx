import type { Position } from "#shared/model/position.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { totalPositions } from "./position-totals.ts";

/** What all positions come to. */
export function TotalsRow({ positions }: { readonly positions: readonly Position[] }) {
  const { count, longValue, shortValue, openProfit } = totalPositions(positions);
  return (
    <dl className="totals" aria-label="Totals of the positions">
      <div>
        <dt>Total of</dt>
        <dd>
          <FigureText value={count} kind="integer" />
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
