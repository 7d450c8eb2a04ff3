import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { SlidersHorizontal } from "lucide-react";
import type { InputView, WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useDismiss } from "#renderer/ui/use-dismiss.ts";
import { groupInputs } from "./group-inputs.ts";
import { InputField } from "./input-field.tsx";
import { InputGroupFields } from "./input-group.tsx";
import type { InputValues } from "./input-values.ts";
import { modeChoices } from "./mode-choices.ts";

interface RunFormProps {
  readonly workflow: WorkflowView;
  readonly mode: Mode;
  readonly values: InputValues;
  /** Name of the input that cannot be read. */
  readonly wrongField: string | undefined;
  /** Each higher count opens all inputs and puts the focus into them. */
  readonly calls: number;
  /** Without it the mode is settled, and no field asks for it. */
  readonly onMode?: (mode: Mode) => void;
  readonly onValue: (name: string, value: string) => void;
}

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  backtest: "Backtest",
  paper: "Paper",
  live: "Live",
  replay: "Replay",
};

export function RunForm({ workflow, mode, values, wrongField, calls, onMode, onValue }: RunFormProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setIsOpen(false), []);
  useDismiss(box, isOpen, close);
  const heard = useRef(calls);
  useEffect(() => {
    if (heard.current === calls) return;
    heard.current = calls;
    setIsOpen(true);
    box.current?.querySelector<HTMLElement>("input")?.focus();
  }, [calls]);
  const { main, next, groups } = useMemo(() => groupInputs(workflow.inputs), [workflow.inputs]);
  const more = workflow.inputs.length - main.length;
  const isWrong = (inputs: readonly InputView[]): boolean => inputs.some(({ name }) => name === wrongField);
  const isMoreShown = isOpen || isWrong(next) || groups.some(({ inputs }) => isWrong(inputs));
  const field = (input: InputView) => (
    <InputField
      key={input.name}
      input={input}
      value={values[input.name] ?? ""}
      isWrong={input.name === wrongField}
      onChange={(value) => onValue(input.name, value)}
    />
  );
  return (
    <div className="run-form" ref={box} role="group" aria-label="Inputs of the run">
      <div className="run-form__row">
        {onMode === undefined ? null : <ModeField workflow={workflow} mode={mode} onMode={onMode} />}
        {main.map(field)}
        {more === 0 ? null : (
          <Button
            label={`${more} more`}
            hint="More inputs"
            look={isMoreShown ? "plain" : "quiet"}
            icon={<SlidersHorizontal size={13} aria-hidden="true" />}
            isExpanded={isMoreShown}
            onPress={() => setIsOpen(!isMoreShown)}
          />
        )}
      </div>
      {isMoreShown ? (
        <div className="run-form__more">
          {next.length === 0 ? null : <div className="input-grid">{next.map(field)}</div>}
          {groups.map((group) => (
            <InputGroupFields key={group.title} group={group} values={values} isWrong={isWrong(group.inputs)}>
              {group.inputs.map(field)}
            </InputGroupFields>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function ModeField({ workflow, mode, onMode }: Required<Pick<RunFormProps, "workflow" | "mode" | "onMode">>) {
  const id = useId();
  return (
    <div className="field field--mode">
      <label className="field__label" htmlFor={id}>
        Mode
      </label>
      <select
        id={id}
        className="field__control"
        value={mode}
        onChange={(event) => onMode(event.target.value as Mode)}
      >
        {modeChoices(workflow).map((choice) => (
          <option key={choice} value={choice}>
            {MODE_NAMES[choice]}
          </option>
        ))}
      </select>
    </div>
  );
}
