import { ChoiceField } from "#renderer/ui/choice-field.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import type { EventLevel } from "./event-level.ts";
import type { EventFilter } from "./filter-events.ts";

const LEVELS: readonly (readonly [EventLevel, string])[] = [
  ["detail", "all"],
  ["info", "info and worse"],
  ["warning", "warning and worse"],
  ["critical", "critical"],
];

const TIMES = [
  ["0", "any time"],
  ["1", "last minute"],
  ["5", "last 5 minutes"],
  ["60", "last hour"],
  ["1440", "last day"],
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
      <ChoiceField
        label="Level"
        value={filter.level}
        choices={LEVELS}
        onChange={(level) => onChange({ ...filter, level })}
      />
      <ChoiceField
        label="Time"
        value={TIMES.find(([value]) => Number(value) === filter.minutes)?.[0] ?? "0"}
        choices={TIMES}
        onChange={(minutes) => onChange({ ...filter, minutes: Number(minutes) })}
      />
    </search>
  );
}
