import type { MonteCarlo, MonteCarloStudy } from "#shared/model/monte-carlo.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import type { NumberKind } from "#renderer/ui/format-number.ts";
import { BarPlot } from "#renderer/ui/plots/bar-plot.tsx";
import { binValues } from "#renderer/ui/plots/bin-values.ts";
import { FanPlot } from "./fan-plot.tsx";
import { MonteCarloTable } from "./monte-carlo-table.tsx";

const BINS = 30;
const METHODS: Readonly<Record<MonteCarloStudy["method"], string>> = {
  shuffled_trades: "trades in another order",
  drawn_trades: "trades drawn again",
  market_paths: "other market paths",
};

/** How else a result could have come out: where the simulations ended and how deep they fell, and what really happened. */
export function SimulationPlots({ monteCarlo }: { readonly monteCarlo: MonteCarlo }) {
  return (
    <div className="plots" role="region" aria-label="Simulations" tabIndex={0}>
      <section className="plots__wide" aria-label="Monte Carlo figures">
        <MonteCarloTable monteCarlo={monteCarlo} />
      </section>
      {monteCarlo.studies.flatMap(({ method, outcomes, actual, fan, simulations }) => [
        ...(fan === undefined || fan.steps.length < 2
          ? []
          : [
              <div key={`${method} fan`} className="plots__wide">
                <FanPlot
                  title={`Account value, ${METHODS[method]}`}
                  fan={fan}
                  simulations={simulations}
                  seed={monteCarlo.seed}
                />
              </div>,
            ]),
        // Another order of the same trades ends where they ended.
        ...(method === "shuffled_trades"
          ? []
          : [
              <Outcomes
                key={`${method} end`}
                title={`End equity, ${METHODS[method]}`}
                values={outcomes.endEquity}
                actual={actual.endEquity}
                kind="money"
              />,
            ]),
        <Outcomes
          key={`${method} drawdown`}
          title={`Maximum drawdown, ${METHODS[method]}`}
          values={outcomes.maximumDrawdown}
          actual={actual.maximumDrawdown}
          kind="percent"
        />,
      ])}
    </div>
  );
}

interface OutcomesProps {
  readonly title: string;
  readonly values: Float64Array;
  readonly actual: number;
  readonly kind: NumberKind;
}

function Outcomes({ title, values, actual, kind }: OutcomesProps) {
  const { starts, counts, step } = binValues(values, BINS);
  const [first] = starts;
  const decimals = kind === "percent" ? 1 : 0;
  const at = first === undefined ? -1 : (actual - first) / step;
  return (
    <BarPlot
      title={title}
      unit="simulations"
      kind="integer"
      of="From"
      categories={starts.map((start) => formatNumber(start, kind, { decimals }).text)}
      series={[{ label: "Simulations", tone: "accent", values: counts }]}
      isDense
      mark={
        at < 0 || at > counts.length ? undefined : { at, label: `really ${formatNumber(actual, kind).text}` }
      }
    />
  );
}
