import { useCallback, useState } from "react";
import { Play, Target } from "lucide-react";
import { useStore } from "zustand";
import type { StrategyView } from "#shared/ipc/channels/strategy-channels.ts";
import type { StudySummary } from "#shared/ipc/channels/study-channels.ts";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import { describeSearch } from "#renderer/features/studies/describe-search.ts";
import { RangeFields } from "#renderer/features/studies/range-fields.tsx";
import {
  draftOf,
  valuesOf,
  type DraftValues,
  type RangeDraft,
} from "#renderer/features/studies/value-ranges.ts";
import { readInputs, type InputValues } from "#renderer/features/workflows/input-values.ts";
import { RunForm } from "#renderer/features/workflows/run-form.tsx";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { useTrader } from "../trader-context.ts";
import { formValues } from "../workbench/view.ts";

const SEARCHES = [
  { workflow: "grid_search", label: "Search", kind: "search" },
  { workflow: "walk_forward_optimization", label: "Walk forward", kind: "walk_forward" },
] as const;
const ICON_PX = 14;
/** The input that the fields of the ranges write, so that no second field may. */
const GRID = "grid";

interface SearchFormProps {
  readonly wrongField: string | undefined;
  /** Newest first. */
  readonly studies: readonly StudySummary[];
  /** Nothing is searched yet, and nothing is under way. */
  readonly isFirst: boolean;
  readonly onStart: (work: () => Promise<unknown>) => void;
}

/** What to search and how: the inputs of the workflow that does it, which the run panel shows, too. */
export function SearchForm({ wrongField, studies, isFirst, onStart }: SearchFormProps) {
  const { client, replica, workbench, actions } = useTrader();
  const workflows = useStore(replica.state, (state) => state.workflows);
  const own = useStore(workbench);
  const [search, setSearch] = useState<(typeof SEARCHES)[number]>(SEARCHES[0]);
  const [loaded] = useLoaded(useCallback(() => client.invoke("strategy:list", undefined), [client]));
  const [drafts, setDrafts] = useState<Readonly<Record<string, RangeDraft>>>({});
  const workflow = workflows.find(({ name }) => name === search.workflow);
  if (workflow === undefined) return <p className="hint">The workflow {search.workflow} is not there.</p>;
  const values = formValues(workflow, own);
  const strategy =
    loaded.status === "ready"
      ? loaded.value.strategies.find(({ id }) => id === values["strategy"])
      : undefined;
  const rows = strategy === undefined ? [] : rowsOf(strategy, values, drafts);
  const isWrong = rows.some((row) => "problem" in row.values);

  function change(name: string, draft: RangeDraft): void {
    if (strategy === undefined || workflow === undefined) return;
    const changed = { ...drafts, [keyOf(strategy, name)]: draft };
    setDrafts(changed);
    actions.setValue(workflow.name, GRID, writeGrid(rowsOf(strategy, values, changed)));
  }

  function setValue(name: string, value: string): void {
    // The values of another strategy's parameters mean nothing to this one.
    if (name === "strategy" && workflow !== undefined) {
      setDrafts({});
      actions.setValue(workflow.name, GRID, "");
    }
    actions.setValue(search.workflow, name, value);
  }

  function start(): void {
    if (workflow === undefined) return;
    onStart(async () =>
      client.invoke("workflow:start", {
        workflow: workflow.name,
        mode: "backtest",
        inputs: readInputs(workflow.inputs, values),
        shownHash: workflow.hash,
      }),
    );
  }

  return (
    <>
      <div className="optimiser__form">
        <div className="optimiser__start">
          <div className="optimiser__kinds" role="group" aria-label="Kind of search">
            {SEARCHES.map((one) => (
              <Button
                key={one.workflow}
                label={one.label}
                look="quiet"
                isPressed={search === one}
                onPress={() => {
                  setSearch(one);
                  setDrafts({});
                }}
              />
            ))}
          </div>
          <Button
            label="Start search"
            look="primary"
            icon={<Play size={ICON_PX} aria-hidden="true" />}
            isDisabled={isWrong}
            onPress={start}
          />
        </div>
        <RunForm
          workflow={withoutGrid(workflow)}
          mode="backtest"
          values={values}
          wrongField={wrongField}
          calls={0}
          onValue={setValue}
        />
        {rows.length === 0 ? null : (
          <>
            <RangeFields rows={rows} onChange={change} />
            <p className="hint ranges__plan" role="status" aria-label="Size of the search">
              {isWrong
                ? "The values must be mended before the search can start."
                : describeSearch({ kind: search.kind, ...planOf(rows, values) }, studies)}
            </p>
          </>
        )}
      </div>
      {isFirst ? (
        <EmptyState
          icon={<Target size={28} aria-hidden="true" />}
          title="No search was made in this workspace yet"
          text="A search tries values of a strategy's parameters on the first part of the days, judges the best on the days it never saw, and says how far to doubt it. It is kept here, and can be applied to a workflow."
          action={<Button label="Try it with these values" isDisabled={isWrong} onPress={start} />}
        />
      ) : null}
    </>
  );
}

const withoutGrid = (workflow: WorkflowView): WorkflowView => ({
  ...workflow,
  inputs: workflow.inputs.filter(({ name }) => name !== GRID),
});

const keyOf = ({ id }: StrategyView, name: string): string => `${id} ${name}`;

/** A sampler that does not try everything may try every step. */
const isGrid = (values: InputValues): boolean => (values["sampler"] ?? "grid") === "grid";

type Row = Parameters<typeof RangeFields>[0]["rows"][number];

function rowsOf(
  strategy: StrategyView,
  values: InputValues,
  drafts: Readonly<Record<string, RangeDraft>>,
): readonly Row[] {
  const grid = readGrid(values[GRID]);
  const points = isGrid(values) ? Number(values["points"]) : undefined;
  return strategy.parameters.map((parameter) => {
    const draft = drafts[keyOf(strategy, parameter.name)] ?? draftOf(grid[parameter.name]);
    return { parameter, draft, values: valuesOf(parameter, draft, points) };
  });
}

/** What the workflow would be given; what cannot be read is refused when it starts. */
function readGrid(text: string | undefined): Readonly<Record<string, readonly number[] | undefined>> {
  try {
    const grid: unknown = JSON.parse(text === undefined || text === "" ? "{}" : text);
    return typeof grid === "object" && grid !== null ? (grid as Record<string, readonly number[]>) : {};
  } catch {
    return {};
  }
}

function writeGrid(rows: readonly Row[]): string {
  const named = rows.flatMap(({ parameter, values }) =>
    "values" in values ? [[parameter.name, values.values] as const] : [],
  );
  return named.length === 0 ? "" : JSON.stringify(Object.fromEntries(named));
}

function planOf(rows: readonly Row[], values: InputValues) {
  const sizes = rows.map(({ values: one }) => sizeOf(one));
  return {
    combinations: sizes.reduce((product, size) => product * size, 1),
    trials: isGrid(values) ? undefined : Number(values["trials"]),
  };
}

function sizeOf(values: DraftValues): number {
  if ("problem" in values) return 0;
  return values.isSpread ? values.count : values.values.length;
}
