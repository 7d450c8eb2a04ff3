import { useCallback, useState } from "react";
import type { StudyApplication, StudyDetails } from "#shared/ipc/channels/study-channels.ts";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { ChoiceField } from "#renderer/ui/choice-field.tsx";
import { DiffLines } from "#renderer/ui/diff-lines.tsx";
import { nameChoices } from "#renderer/ui/name-choices.ts";

interface ApplyPageProps {
  readonly client: Client;
  readonly study: StudyDetails;
  /** Workflows that trade a strategy with parameters. */
  readonly workflows: readonly string[];
  readonly onShow: (workflow: string) => void;
}

const FIRST_WORKFLOW = "strategy_backtest";

/** Shows what the choice changes in a workflow, and writes it as one of the person's own. */
export function ApplyPage({ client, study: { study, parameters }, workflows, onShow }: ApplyPageProps) {
  const [workflow, setWorkflow] = useState(
    workflows.includes(FIRST_WORKFLOW) ? FIRST_WORKFLOW : (workflows[0] ?? ""),
  );
  const [name, setName] = useState("tuned_strategy");
  const [written, setWritten] = useState<StudyApplication>();
  const [error, setError] = useState<SerialError>();
  const [isBusy, setIsBusy] = useState(false);
  const preview = useCallback(
    () => client.invoke("study:apply", { study, workflow, as: name, isConfirmed: false }),
    [client, study, workflow, name],
  );
  const [loaded] = useLoaded(preview);

  async function write(): Promise<void> {
    setIsBusy(true);
    setError(undefined);
    try {
      setWritten(await client.invoke("study:apply", { study, workflow, as: name, isConfirmed: true }));
    } catch (thrown) {
      setError(toSerialError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  if (parameters === undefined) return <p className="hint">The study has not chosen yet.</p>;
  const isWritten = written?.workflow === name;
  return (
    <div className="apply">
      <div className="apply__form" role="group" aria-label="Where the choice goes">
        <ChoiceField
          label="Workflow that gets the choice"
          value={workflow}
          choices={nameChoices(workflows)}
          onChange={setWorkflow}
        />
        <TextField
          label="Name of the written workflow"
          placeholder="tuned_strategy"
          value={name}
          isWrong={loaded.status === "failed" && loaded.error.field === "as"}
          onChange={setName}
        />
        <Button
          label="Write workflow"
          look="primary"
          isDisabled={loaded.status !== "ready" || isWritten}
          isBusy={isBusy}
          onPress={() => void write()}
        />
        {isWritten ? <Button label={`Show ${name}`} onPress={() => onShow(name)} /> : null}
      </div>
      {isWritten ? (
        <p className="apply__notice" role="status" aria-label="Application of the study">
          Written as {name}.
        </p>
      ) : null}
      {error === undefined ? null : <ErrorCard title="The workflow was not written" error={error} />}
      {loaded.status === "failed" && !isWritten ? (
        <ErrorCard title="The choice cannot go there" error={loaded.error} />
      ) : null}
      {loaded.status === "ready" ? (
        <DiffLines label="What the choice changes" lines={loaded.value.lines} />
      ) : null}
    </div>
  );
}
