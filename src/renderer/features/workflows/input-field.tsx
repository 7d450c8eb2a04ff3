import { spellOut } from "#shared/model/spell-out.ts";
import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { useId } from "react";
import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";
import { choicesOf } from "./input-values.ts";

interface InputFieldProps {
  readonly input: InputView;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  date: "YYYY-MM-DD",
  symbols: "SPX FB",
  strategyParameters: "fast=10 slow=30",
  runId: "run-…",
  studyId: "study-…",
};

const YES_OR_NO: Readonly<Record<string, string>> = { true: "yes", false: "no" };

const NO_CHOICE: Readonly<Record<string, string>> = { strategyId: "Automatic" };

/** Everything that the label may have to cut off, and the name by which files and commands know it. */
const hintOf = ({ title, unit, name }: InputView): string =>
  `${title}${unit === undefined ? "" : `, ${unit}`} (${name})`;

/** One field of a run, drawn from the schema of the workflow's input. */
export function InputField({ input, value, isWrong, onChange }: InputFieldProps) {
  const id = useId();
  const choices = choicesOf(input);
  const nameOf = useStrategyName();
  return (
    <div className={`field field--${input.type}`}>
      <label className="field__label" htmlFor={id} title={hintOf(input)}>
        {input.title}
        {input.unit === undefined ? null : <span className="field__unit">{input.unit}</span>}
      </label>
      {choices === undefined ? (
        <input
          id={id}
          className="field__control"
          value={value}
          aria-invalid={isWrong}
          aria-required={input.isRequired}
          placeholder={PLACEHOLDERS[input.type]}
          spellCheck={false}
          autoComplete="off"
          inputMode={input.type === "number" ? "decimal" : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <select
          id={id}
          className="field__control"
          value={value}
          aria-invalid={isWrong}
          onChange={(event) => onChange(event.target.value)}
        >
          {input.isRequired && value !== "" ? null : (
            <option value="">{input.isRequired ? "Choose…" : (NO_CHOICE[input.type] ?? "Default")}</option>
          )}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {input.type === "strategyId" ? nameOf(choice) : (YES_OR_NO[choice] ?? spellOut(choice))}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
