import { useId } from "react";

interface ChoiceFieldProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly choices: readonly (readonly [value: Choice, text: string])[];
  readonly onChange: (value: Choice) => void;
  readonly isDisabled?: boolean;
}

/** One of a few, under its label. */
export function ChoiceField<Choice extends string>({
  label,
  value,
  choices,
  onChange,
  isDisabled = false,
}: ChoiceFieldProps<Choice>) {
  const id = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field__control"
        value={value}
        disabled={isDisabled}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
