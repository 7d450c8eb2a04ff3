import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";
import type { WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { Builder } from "./create-builder.ts";
import { FormField } from "./form-field.tsx";

interface WorkflowFormProps {
  readonly builder: Builder;
  readonly graph: WorkflowGraph;
  readonly values: Readonly<Record<string, string>>;
  readonly onValue: (name: string, value: string) => void;
}

/** The workflow itself, and what its next run is given. */
export function WorkflowForm({ builder, graph, values, onValue }: WorkflowFormProps) {
  const set = (key: string, value: string | undefined): void =>
    void builder.edit({ kind: "set_workflow", keys: [key], value });
  return (
    <section className="step-form" aria-label="Workflow">
      <FormField
        label="Name"
        unit="another name saves a copy"
        value={graph.name}
        onCommit={(name) => set("name", name.trim())}
      />
      <FormField
        label="Description"
        value={graph.description}
        onCommit={(text) => set("description", text.trim() === "" ? undefined : text.trim())}
      />
      {graph.inputs.length === 0 ? null : <h3 className="step-form__title">Inputs of the next run</h3>}
      {graph.inputs.map((input) => (
        <FormField
          key={input.name}
          label={input.title}
          {...(input.unit === undefined ? {} : { unit: input.unit })}
          value={values[input.name] ?? ""}
          isMissing={input.isRequired && (values[input.name] ?? "") === ""}
          {...choicesOf(input)}
          onCommit={(value) => onValue(input.name, value)}
        />
      ))}
    </section>
  );
}

function choicesOf({ choices, type }: InputView): { readonly choices?: readonly string[] } {
  if (choices !== undefined) return { choices };
  return type === "boolean" ? { choices: ["true", "false"] } : {};
}
