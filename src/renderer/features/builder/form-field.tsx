import { useId, useState } from "react";

interface FormFieldProps {
  readonly label: string;
  readonly value: string;
  readonly unit?: string | undefined;
  readonly placeholder?: string;
  readonly help?: string | undefined;
  readonly choices?: readonly string[];
  readonly isMissing?: boolean;
  /** Of what can be written there. */
  readonly listId?: string;
  readonly onCommit: (value: string) => void;
}

/** A field that takes effect when it is left or Enter is pressed; Escape takes back what was typed. */
export function FormField(props: FormFieldProps) {
  const { label, value, unit, placeholder, help, choices, isMissing = false, listId, onCommit } = props;
  const id = useId();
  const [edited, setEdited] = useState({ of: value, text: value });
  // What was typed into a field holds until the value itself changes.
  const typed = edited.of === value ? edited.text : value;
  const setTyped = (text: string): void => setEdited({ of: value, text });
  const commit = (): void => {
    if (typed !== value) onCommit(typed);
  };
  return (
    <div className="form-field">
      <label className="field__label" htmlFor={id} title={help}>
        {label}
        {unit === undefined ? null : <span className="field__unit">{unit}</span>}
      </label>
      {choices === undefined ? (
        <input
          id={id}
          className="field__control"
          value={typed}
          placeholder={placeholder}
          list={listId}
          title={help}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          aria-invalid={isMissing}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            const isCommand = event.ctrlKey || event.metaKey;
            if (event.key === "Enter") commit();
            else if (event.key === "Escape") setTyped(value);
            else return;
            // Ctrl+Enter also runs.
            if (isCommand) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      ) : (
        <select
          id={id}
          className="field__control"
          value={value}
          title={help}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          onChange={(event) => onCommit(event.target.value)}
        >
          <option value="">{placeholder ?? "default"}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      )}
      {help === undefined ? null : (
        <p className="form-field__help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
