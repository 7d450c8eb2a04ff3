import { useId } from "react";
import type { GraphNode, GraphPort, GraphSetting, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import { Button } from "#renderer/ui/button.tsx";
import { FormField } from "./form-field.tsx";
import { listsFor, moveInto } from "./move-step.ts";
import { completionsFor, outputsFor } from "./references.ts";
import { readWritten, showWritten } from "./show-value.ts";
import type { Builder } from "./create-builder.ts";

interface StepFormProps {
  readonly builder: Builder;
  readonly graph: WorkflowGraph;
  readonly node: GraphNode;
  readonly hasBreakpoint: boolean;
  /** Why nothing can be run from it; undefined when it can. */
  readonly whyNotRerun: string | undefined;
}

/** The settings and inputs of one step, as its method asks for them. */
export function StepForm({ builder, graph, node, hasBreakpoint, whyNotRerun }: StepFormProps) {
  const listId = useId();
  const { path } = node;
  const set = (keys: readonly string[], value: unknown): void =>
    void builder.edit({ kind: "set", path, keys, value });
  const givable = node.inputs.filter(({ isGivable }) => isGivable);
  const wired = node.inputs.filter(({ isGivable }) => !isGivable);
  return (
    <section className="step-form" aria-label={`Step ${node.id}`}>
      <datalist id={listId}>
        {completionsFor(graph, node).map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
      <p className="step-form__method">{node.method === "" ? node.title : node.method}</p>
      {node.help === "" ? null : <p className="step-form__help">{node.help}</p>}
      {node.effect === undefined ? null : (
        <p className="step-form__effect">Outside of the run it {node.effect}.</p>
      )}
      <FormField
        label="Step id"
        unit="snake_case"
        value={node.id}
        onCommit={(id) => void builder.edit({ kind: "rename", path, id: id.trim() })}
      />
      <ListField builder={builder} graph={graph} node={node} />
      {node.settings.map((setting) => (
        <SettingField key={setting.keys.join(".")} setting={setting} listId={listId} onSet={set} />
      ))}
      {wired.length === 0 ? null : <h3 className="step-form__title">Wires</h3>}
      {wired.map((port) => (
        <WireField key={port.name} builder={builder} graph={graph} node={node} port={port} />
      ))}
      {givable.length === 0 ? null : <h3 className="step-form__title">Inputs</h3>}
      {givable.map((port) => (
        <PortField key={port.name} port={port} listId={listId} onSet={set} />
      ))}
      <div className="step-form__actions">
        <Button
          label="Run from here"
          hint={whyNotRerun ?? "The steps before keep what they answered in the run on the canvas (R)"}
          isDisabled={whyNotRerun !== undefined}
          onPress={() => void builder.rerun(path)}
        />
        <Button
          label={hasBreakpoint ? "Remove breakpoint" : "Break here"}
          isPressed={hasBreakpoint}
          onPress={() => builder.toggleBreakpoint(path)}
        />
        <Button
          label="Delete step"
          look="danger"
          onPress={() => void builder.edit({ kind: "remove", paths: [path] })}
        />
      </div>
    </section>
  );
}

/** Which list a step stands in; another choice moves it there. */
function ListField({ builder, graph, node }: Pick<StepFormProps, "builder" | "graph" | "node">) {
  const id = useId();
  const lists = listsFor(graph, node.path);
  if (lists.length === 1) return null;
  return (
    <div className="form-field">
      <label className="field__label" htmlFor={id} title="Alt+Up moves it out of its container, Alt+Down in">
        Stands in
      </label>
      <select
        id={id}
        className="field__control step-form__list"
        value={node.list}
        onChange={(event) => moveInto(builder, node.path, event.target.value)}
      >
        {lists.map(({ list, label }) => (
          <option key={list} value={list}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SettingFieldProps {
  readonly setting: GraphSetting;
  readonly listId: string;
  readonly onSet: (keys: readonly string[], value: unknown) => void;
}

function SettingField({ setting, listId, onSet }: SettingFieldProps) {
  const { keys, title, kind, choices, help, value, isRequired } = setting;
  const commit = (text: string): void => onSet(keys, readSetting(kind, text));
  return (
    <FormField
      label={title}
      value={showWritten(value)}
      help={help}
      isMissing={isRequired && value === undefined}
      {...(choices === undefined ? {} : { choices })}
      {...(kind === "expression" ? { listId } : {})}
      onCommit={commit}
    />
  );
}

function readSetting(kind: GraphSetting["kind"], text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (kind === "names") return trimmed.split(/[\s,]+/);
  return kind === "number" && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

interface PortFieldProps {
  readonly port: GraphPort;
  readonly listId: string;
  readonly onSet: SettingFieldProps["onSet"];
}

function PortField({ port, listId, onSet }: PortFieldProps) {
  const { name, title, unit, help, wire, choices, written, default: usual, source } = port;
  const answers = choices ?? (wire === "boolean" ? ["true", "false"] : undefined);
  return (
    <FormField
      label={title}
      unit={unit}
      value={showWritten(written)}
      placeholder={placeholderOf(source, usual)}
      help={help}
      isMissing={source.kind === "missing"}
      listId={listId}
      {...(answers === undefined ? {} : { choices: answers })}
      onCommit={(text) => onSet(["with", name], readWritten(text, wire))}
    />
  );
}

function placeholderOf(source: GraphPort["source"], usual: unknown): string {
  switch (source.kind) {
    case "input":
      return `input ${source.name}`;
    case "step":
      return `${source.node}.${source.field}`;
    case "trigger":
      return `${source.name} of the trigger`;
    case "missing":
      return "required";
    default:
      return usual === undefined ? "not set" : showWritten(usual);
  }
}

interface WireFieldProps {
  readonly builder: Builder;
  readonly graph: WorkflowGraph;
  readonly node: GraphNode;
  readonly port: GraphPort;
}

const AUTOMATIC = "";

/** Where a value comes from that only a step can give: by its name, or from the output that a person chose. */
function WireField({ builder, graph, node, port }: WireFieldProps) {
  const id = useId();
  const { source, name, title, wire, written } = port;
  const outputs = outputsFor(graph, node, name);
  const chosen = source.kind === "step" && source.isWritten ? `${source.node}.${source.field}` : AUTOMATIC;
  const automatic =
    source.kind === "step" && !source.isWritten ? `by name: ${source.node}.${source.field}` : "by name";
  const isOther = written !== undefined && chosen === AUTOMATIC;
  function choose(label: string): void {
    const output = outputs.find((other) => other.label === label);
    if (output === undefined) void builder.edit({ kind: "set", path: node.path, keys: ["with", name] });
    else {
      const { path: from, field: fromField } = output;
      void builder.edit({ kind: "connect", from, fromField, to: node.path, toField: name });
    }
  }
  return (
    <div className="form-field">
      <label className="field__label" htmlFor={id}>
        {title} <span className="field__unit">{wire}</span>
      </label>
      <select
        id={id}
        className="field__control"
        aria-invalid={source.kind === "missing"}
        value={isOther ? "other" : chosen}
        onChange={(event) => choose(event.target.value)}
      >
        <option value={AUTOMATIC}>{source.kind === "missing" ? "nothing gives it" : automatic}</option>
        {isOther ? <option value="other">{showWritten(written)}</option> : null}
        {outputs.map(({ label }) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
