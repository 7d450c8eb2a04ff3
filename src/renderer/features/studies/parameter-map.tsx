import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { useCallback, useState } from "react";
import type { StudyDetails } from "#shared/ipc/channels/study-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { HeatTable } from "#renderer/ui/plots/heat-table.tsx";
import { ChoiceField } from "#renderer/ui/choice-field.tsx";
import { nameChoices } from "#renderer/ui/name-choices.ts";
import { plateauOf } from "./plateau-of.ts";

interface ParameterMapProps {
  readonly client: Client;
  readonly study: StudyDetails;
}

/** The best Sharpe ratio by the values of two parameters, with the choice and what lies around it. */
export function ParameterMap({ client, study }: ParameterMapProps) {
  const names = Object.keys(study.top[0]?.parameters ?? study.parameters ?? {});
  const [x, setX] = useState(names[0] ?? "");
  const [y, setY] = useState(names[1] ?? names[0] ?? "");
  const nameOf = useStrategyName();
  if (names.length === 0) return <p className="hint">No trial is kept of this study yet.</p>;
  if (names.length === 1)
    return <p className="hint">A map needs two parameters, and {nameOf(study.strategy)} has one.</p>;
  return (
    <div className="parameter-map">
      <div className="parameter-map__axes" role="group" aria-label="Axes of the map">
        <ChoiceField label="Across" value={x} choices={nameChoices(names)} onChange={setX} />
        <ChoiceField
          label="Down"
          value={y}
          choices={nameChoices(names.filter((name) => name !== x))}
          onChange={setY}
        />
      </div>
      <LoadedMap
        key={`${study.study} ${study.trials} ${x} ${y}`}
        client={client}
        study={study}
        x={x}
        y={y === x ? other(names, x) : y}
      />
    </div>
  );
}

const other = (names: readonly string[], name: string): string => names.find((each) => each !== name) ?? name;

function LoadedMap({ client, study, x, y }: ParameterMapProps & { readonly x: string; readonly y: string }) {
  const { study: name } = study;
  const load = useCallback(
    () => client.invoke("study:heat-map", { study: name, x, y }),
    [client, name, x, y],
  );
  const [loaded] = useLoaded(load);
  if (loaded.status === "loading") return <p className="hint">Reading the trials…</p>;
  if (loaded.status === "failed") return <ErrorCard title="The map cannot be drawn" error={loaded.error} />;
  const map = loaded.value;
  return (
    <>
      <HeatTable
        title={`Sharpe ratio by ${x} and ${y}`}
        unit="best of each cell, searched days"
        corner={`${y} \\ ${x}`}
        columns={map.xs.map(String)}
        rows={map.ys.map(String)}
        cells={map.best}
        kind="ratio"
        framed={plateauOf(map, study.parameters)}
      />
      <p className="hint">
        The framed cells are the choice and its neighbours. A choice on level ground is worth more than a lone
        peak.
      </p>
    </>
  );
}
