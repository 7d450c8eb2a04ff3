interface ChartSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value) => void;
}

/** A choice in the bar above a chart; its label is for screen readers. */
export function ChartSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
}: ChartSelectProps<Value>) {
  return (
    <select
      className="chart-select"
      aria-label={label}
      title={label}
      value={value ?? ""}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {value === undefined ? <option value="">{label}</option> : null}
      {value === undefined || options.some((option) => option.value === value) ? null : (
        // Else the browser would name the first option, which is not what is shown.
        <option value={value}>{value}</option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
}
