import { useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";

interface NewWorkflowProps {
  readonly workflows: readonly string[];
  /** What it begins with, unless another is chosen; undefined is an empty canvas. */
  readonly like: string | undefined;
  readonly onMake: (name: string, like: string | undefined) => void;
  /** Undefined where there is nothing to go back to. */
  readonly onCancel: (() => void) | undefined;
}

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Asks what a new workflow is called, and what it begins with. */
export function NewWorkflow({ workflows, like: first, onMake, onCancel }: NewWorkflowProps) {
  const [name, setName] = useState(first === undefined ? "" : freeName(first, workflows));
  const [like, setLike] = useState(first ?? "");
  const isTaken = workflows.includes(name);
  const isRight = NAME.test(name) && !isTaken;
  return (
    <form
      className="new-workflow"
      aria-label="New workflow"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) onMake(name, like === "" ? undefined : like);
      }}
    >
      <h2 className="new-workflow__title">New workflow</h2>
      <TextField
        label={isTaken ? "Name: taken by another workflow" : "Name, small letters and _"}
        placeholder="my_workflow"
        value={name}
        isWrong={name !== "" && !isRight}
        onChange={setName}
      />
      <div className="field">
        <label className="field__label" htmlFor="new-like">
          Begin with
        </label>
        <select
          id="new-like"
          className="field__control"
          value={like}
          onChange={(event) => setLike(event.target.value)}
        >
          <option value="">An empty canvas</option>
          {workflows.map((other) => (
            <option key={other} value={other}>
              A copy of {other}
            </option>
          ))}
        </select>
      </div>
      <div className="new-workflow__actions">
        <button type="submit" className="button button--primary" disabled={!isRight}>
          Create
        </button>
        {onCancel === undefined ? null : <Button label="Cancel" look="quiet" onPress={onCancel} />}
      </div>
    </form>
  );
}

function freeName(like: string, taken: readonly string[]): string {
  const names = Array.from({ length: taken.length + 1 }, (_, index) =>
    index === 0 ? `${like}_copy` : `${like}_copy_${index + 1}`,
  );
  return names.find((name) => !taken.includes(name)) ?? "";
}
