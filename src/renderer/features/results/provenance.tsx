import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import { FactsList } from "#renderer/ui/facts-list.tsx";

/** From what a result was computed, so that it can be computed again. */
export function Provenance({ result }: { readonly result: ResultView }) {
  const nameOf = useStrategyName();
  const parameters = Object.entries(result.strategy.parameters).map(([name, value]) => `${name} ${value}`);
  return (
    <FactsList
      facts={[
        [
          "Strategy",
          `${nameOf(result.strategy.id)}${parameters.length === 0 ? "" : ` (${parameters.join(", ")})`}`,
        ],
        ["Range", `${result.range.from} to ${result.range.to}`],
        ["Data hash", result.dataHash],
        ["Orders hash", result.orderListHash],
        ["Seed", String(result.seed)],
      ]}
    />
  );
}
