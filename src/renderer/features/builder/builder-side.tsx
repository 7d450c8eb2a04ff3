import { useStore } from "zustand";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Builder } from "./create-builder.ts";
import { StepForm } from "./step-form.tsx";
import { StepOutcome } from "./step-outcome.tsx";
import { WorkflowForm } from "./workflow-form.tsx";

interface BuilderSideProps {
  readonly builder: Builder;
  readonly run: RunView | undefined;
  /** Inputs of the next run. */
  readonly values: Readonly<Record<string, string>>;
  readonly onValue: (name: string, value: string) => void;
  /** Why nothing can be run from the step; undefined when it can. */
  readonly whyNotRerun: string | undefined;
}

/** Beside the canvas: the form of the one step that is selected, else that of the workflow. */
export function BuilderSide({ builder, run, values, onValue, whyNotRerun }: BuilderSideProps) {
  const { graph, selected, breakpoints, outcomes } = useStore(builder.state);
  const node = selected.length === 1 ? graph.nodes.find(({ path }) => path === selected[0]) : undefined;
  const step = run?.steps.find((other) => other.step === node?.path);
  return (
    <aside className="builder__side" aria-label="Settings">
      {node === undefined ? (
        <WorkflowForm builder={builder} graph={graph} values={values} onValue={onValue} />
      ) : (
        <>
          {step === undefined ? null : (
            <StepOutcome
              run={step}
              outcomes={outcomes.outcomes.filter((outcome) => outcome.step === node.path)}
            />
          )}
          <StepForm
            builder={builder}
            graph={graph}
            node={node}
            hasBreakpoint={breakpoints.includes(node.path)}
            whyNotRerun={whyNotRerun}
          />
        </>
      )}
    </aside>
  );
}
