import { useStore } from "zustand";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Builder } from "./create-builder.ts";
import { NewWorkflow } from "./new-workflow.tsx";
import { WorkflowCards } from "./workflow-cards.tsx";

interface BuilderStartProps {
  readonly builder: Builder;
  readonly workflows: readonly WorkflowView[];
  readonly runs: readonly RunView[];
  /** The workflow that the new one is to be like. */
  readonly like: string | undefined;
  /** Undefined where there is nothing to go back to. */
  readonly onCancel: (() => void) | undefined;
  /** Something was chosen. */
  readonly onLeave: () => void;
}

/** Before a workflow is open: a new one, or one of those that there are. */
export function BuilderStart({ builder, workflows, runs, like, onCancel, onLeave }: BuilderStartProps) {
  const drafts = useStore(builder.state, (state) => state.drafts);
  const names = workflows.map(({ name }) => name);
  return (
    <div className="builder__start">
      <NewWorkflow
        key={like ?? ""}
        workflows={names}
        like={like}
        onMake={(name, similar) => {
          onLeave();
          void builder.create(name, similar);
        }}
        onCancel={onCancel}
      />
      <WorkflowCards
        workflows={workflows}
        runs={runs}
        drafts={drafts.filter((one) => !names.includes(one.workflow))}
        onOpen={(name) => {
          onLeave();
          void builder.open(name);
        }}
        onResume={(one) => {
          onLeave();
          void builder.resume(one);
        }}
      />
    </div>
  );
}
