import type { ResultView } from "#shared/ipc/channels/run-channels.ts";

/** From what a result was computed, so that it can be computed again. */
export function Provenance({ result }: { readonly result: ResultView }) {
  const parameters = Object.entries(result.strategy.parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
  const facts = [
    ["Strategy", `${result.strategy.id}${parameters === "" ? "" : ` (${parameters})`}`],
    ["Range", `${result.range.from} to ${result.range.to}`],
    ["Data hash", result.dataHash],
    ["Orders hash", result.orderListHash],
    ["Seed", String(result.seed)],
    ["Run", result.runId],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} className="facts__row">
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
