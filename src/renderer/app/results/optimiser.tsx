import { spellOut } from "#shared/model/spell-out.ts";
import { useCallback, useEffect, useState } from "react";
import { Square } from "lucide-react";
import { useStore } from "zustand";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import { StudiesComparison } from "#renderer/features/studies/studies-comparison.tsx";
import { StudyList } from "#renderer/features/studies/study-list.tsx";
import { StudyView } from "#renderer/features/studies/study-view.tsx";
import { isUnderWay } from "#renderer/replica/selectors.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { SearchForm } from "./search-form.tsx";
import { useTrader } from "../trader-context.ts";
import { useNow } from "../use-now.ts";

const BY = "person at the window";
const AGE_INTERVAL_MS = 30_000;

interface Failure {
  readonly title: string;
  readonly error: SerialError;
}

const isSearch = ({ steps }: RunView): boolean => steps.some(({ slice }) => slice === "optimize");

/** Searches of parameters: started, watched, held, judged, compared and applied. */
export function Optimiser() {
  const { client, replica, actions } = useTrader();
  const runs = useStore(replica.state, (state) => state.runs);
  const workflows = useStore(replica.state, (state) => state.workflows);
  const [selected, setSelected] = useState<string>();
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [openingRun, setOpeningRun] = useState<RunId>();
  const [failure, setFailure] = useState<Failure>();
  const nowMs = useNow(AGE_INTERVAL_MS);
  const listStudies = useCallback(() => client.invoke("study:list", undefined), [client]);
  const [list, reload] = useLoaded(listStudies);
  const statuses = runs
    .filter(isSearch)
    .map(({ runId, status }) => `${runId} ${status}`)
    .join("\n");
  useEffect(reload, [reload, statuses]);
  const studies = list.status === "ready" ? list.value : [];
  const current = selected ?? studies[0]?.study;
  const underWay = runs.filter((run) => isSearch(run) && isUnderWay(run));

  const isFirst = list.status === "ready" && studies.length === 0 && underWay.length === 0;

  async function attempt(title: string, work: () => Promise<unknown>): Promise<void> {
    setFailure(undefined);
    try {
      await work();
    } catch (thrown) {
      setFailure({ title, error: toSerialError(thrown) });
    } finally {
      reload();
    }
  }

  return (
    <section className="page optimiser" aria-label="Searches of parameters">
      <SearchForm
        wrongField={failure?.error.field}
        studies={studies}
        isFirst={isFirst}
        onStart={(work) =>
          void attempt("The search was not started", async () => {
            await work();
            setSelected(undefined);
          })
        }
      />
      {underWay.map((run) => (
        <SearchProgress
          key={run.runId}
          run={run}
          onCancel={() =>
            void attempt("The search was not cancelled", () =>
              client.invoke("workflow:cancel", { runId: run.runId, by: BY }),
            )
          }
        />
      ))}
      {failure === undefined ? null : <ErrorCard title={failure.title} error={failure.error} />}
      {list.status === "failed" ? <ErrorCard title="The studies cannot be shown" error={list.error} /> : null}
      {isFirst ? null : (
        <div className="optimiser__body">
          <div className="optimiser__list">
            <StudyList
              studies={studies}
              selected={compared.length > 1 ? undefined : current}
              compared={compared}
              nowMs={nowMs}
              onSelect={(study) => {
                setSelected(study);
                setCompared([]);
              }}
              onCompare={(study, isCompared) =>
                setCompared((old) => [
                  ...old.filter((name) => name !== study),
                  ...(isCompared ? [study] : []),
                ])
              }
            />
          </div>
          <div className="optimiser__details">
            {compared.length > 1 ? <StudiesComparison client={client} studies={compared} /> : null}
            {compared.length < 2 && current !== undefined ? (
              <SelectedStudy
                key={current}
                name={current}
                version={`${statuses} ${studies.find(({ study }) => study === current)?.tsChangedMs ?? 0} ${studies.find(({ study }) => study === current)?.status ?? ""}`}
                workflows={workflows
                  .filter(({ inputs }) =>
                    ["strategy", "parameters"].every((name) => inputs.some((input) => input.name === name)),
                  )
                  .map(({ name }) => name)}
                opening={runs.find(({ runId }) => runId === openingRun)}
                onPause={() =>
                  void attempt("The study was not paused", () =>
                    client.invoke("study:pause", { study: current, by: BY }),
                  )
                }
                onResume={() =>
                  void attempt("The study does not go on", () =>
                    client.invoke("study:resume", { study: current, by: BY }),
                  )
                }
                onOpenHoldOut={() =>
                  void attempt("The closed days were not opened", async () => {
                    const { runId } = await client.invoke("study:open-hold-out", {
                      study: current,
                      isForced: false,
                    });
                    setOpeningRun(runId);
                  })
                }
                onShow={(workflow) => actions.select({ kind: "workflow", name: workflow })}
              />
            ) : null}
          </div>
        </div>
      )}
    </section>
  );
}

/** How far a search is, at what rate, and how long it will take. */
function SearchProgress({ run, onCancel }: { readonly run: RunView; readonly onCancel: () => void }) {
  const step = run.steps.find(({ status }) => status === "running");
  const percent = Math.round((step?.progress ?? 0) * 100);
  return (
    <div className="optimiser__progress" role="group" aria-label={`Progress of ${run.workflow}`}>
      <span>{step === undefined ? run.status : spellOut(step.step)}</span>
      <div
        className="progress progress--wide"
        role="progressbar"
        aria-label="Progress of the search"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className="progress__bar" style={{ width: `${percent}%` }} />
      </div>
      <span className="optimiser__eta">{step?.progressMessage ?? ""}</span>
      <Button label="Cancel search" icon={<Square size={12} aria-hidden="true" />} onPress={onCancel} />
    </div>
  );
}

interface SelectedStudyProps extends Omit<Parameters<typeof StudyView>[0], "client" | "study"> {
  readonly name: string;
  /** Another text is another state of it. */
  readonly version: string;
}

function SelectedStudy({ name, version, ...view }: SelectedStudyProps) {
  const { client } = useTrader();
  const load = useCallback(() => client.invoke("study:get", { study: name }), [client, name]);
  const [loaded, reload] = useLoaded(load);
  useEffect(reload, [reload, version]);
  if (loaded.status === "loading") return <p className="hint">Reading {name}…</p>;
  if (loaded.status === "failed") return <ErrorCard title={`${name} cannot be shown`} error={loaded.error} />;
  return <StudyView client={client} study={loaded.value} {...view} />;
}
