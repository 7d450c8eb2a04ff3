import { SelectField } from "#renderer/ui/select-field.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import type { EventLevel } from "./event-level.ts";
import type { EventFilter } from "./filter-events.ts";

const LEVELS: readonly { readonly value: EventLevel; readonly title: string }[] = [
  { value: "detail", title: "all" },
  { value: "info", title: "info and worse" },
  { value: "warning", title: "warning and worse" },
  { value: "critical", title: "critical" },
];

const TIMES = [
  { value: "0", title: "any time" },
  { value: "1", title: "last minute" },
  { value: "5", title: "last 5 minutes" },
  { value: "60", title: "last hour" },
  { value: "1440", title: "last day" },
] as const;

interface EventFilterFormProps {
  readonly filter: EventFilter;
  readonly onChange: (filter: EventFilter) => void;
}

/** Which events a person wants to see. */
export function EventFilterForm({ filter, onChange }: EventFilterFormProps) {
  const text = (field: "name" | "symbol" | "run", label: string, placeholder: string) => (
    <TextField
      label={label}
      placeholder={placeholder}
      value={filter[field]}
      isWrong={false}
      onChange={(value) => onChange({ ...filter, [field]: value })}
    />
  );
  return (
    <search className="audit__filter" aria-label="Filter of the events">
      {text("name", "Event name", "order.*")}
      {text("symbol", "Symbol", "SPX")}
      {text("run", "Run", "its id")}
      <SelectField
        label="Level"
        value={filter.level}
        choices={LEVELS}
        onChange={(level) => onChange({ ...filter, level })}
      />
      <SelectField
        label="Time"
        value={TIMES.find(({ value }) => Number(value) === filter.minutes)?.value ?? "0"}
        choices={TIMES}
        onChange={(minutes) => onChange({ ...filter, minutes: Number(minutes) })}
      />
    </search>
  );
}
