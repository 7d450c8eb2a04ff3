import type { RegimeTransitionView, RegimeView } from "#shared/ipc/channels/regime-channels.ts";
import { REGIMES } from "#shared/model/regime.ts";
import type { Regime } from "#shared/model/regime.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { regimeTitle } from "./regime-title.ts";

/** Which regime the next bar was in, by that of the bar before: measured shares, with their counts on hover. */
export function TransitionMatrix({ transitions }: Pick<RegimeView, "transitions">) {
  const seen = REGIMES.filter(
    (regime) => regime !== "unknown" && transitions.some(({ from, to }) => from === regime || to === regime),
  );
  if (seen.length === 0) return <p className="hint">No bar followed another one in a known regime yet.</p>;
  return (
    <div className="regime-matrix" role="region" aria-label="Transitions between regimes" tabIndex={0}>
      <table aria-label="Transitions">
        <thead>
          <tr>
            <th scope="col">From, to the next bar</th>
            {seen.map((to) => (
              <th key={to} scope="col" className="is-figure">
                {regimeTitle(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.map((from) => (
            <tr key={from}>
              <th scope="row">{regimeTitle(from)}</th>
              {seen.map((to) => (
                <Share key={to} found={transitionOf(transitions, from, to)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const transitionOf = (all: readonly RegimeTransitionView[], from: Regime, to: Regime) =>
  all.find((one) => one.from === from && one.to === to);

function Share({ found }: { readonly found: RegimeTransitionView | undefined }) {
  if (found === undefined || found.count === 0) return <td className="is-figure cell-muted">·</td>;
  const level = found.probability >= 0.5 ? "often" : found.probability >= 0.02 ? "some" : "rare";
  return (
    <td
      className={`is-figure regime-matrix__share regime-matrix__share--${level}`}
      title={`${formatNumber(found.count, "integer").text} times`}
    >
      {formatNumber(found.probability, "percent", { decimals: 1 }).text}
    </td>
  );
}
