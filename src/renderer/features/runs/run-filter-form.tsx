import { useState } from "react";
import { ListFilter, Search, X } from "lucide-react";
import { RUN_STATUSES } from "#shared/ipc/channels/run-channels.ts";
import { MODES } from "#shared/model/mode.ts";
import { countFilters, NO_FILTER, wrongDays } from "#renderer/replica/run-filter.ts";
import type { RunFilter } from "#renderer/replica/run-filter.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ChoiceField } from "#renderer/ui/choice-field.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";

interface RunFilterFormProps {
  readonly filter: RunFilter;
  readonly workflows: readonly string[];
  readonly onChange: (change: Partial<RunFilter>) => void;
}

/** All of them, before the named ones. */
const anyOr = (names: readonly string[]) => [
  ["", "Any"] as const,
  ...names.map((name) => [name, name] as const),
];

/** A field to search in, and the rest of the filter one press away. */
export function RunFilterForm({ filter, workflows, onChange }: RunFilterFormProps) {
  const [isOpen, setIsOpen] = useState(false);
  const count = countFilters(filter);
  const wrong = wrongDays(filter);
  const field = (name: keyof RunFilter) => ({
    value: filter[name],
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <search className="run-filter" aria-label="Filter of the runs">
      <div className="run-filter__line">
        <div className="search-field">
          <Search size={13} aria-hidden="true" />
          <input
            type="search"
            className="field__control"
            aria-label="Search runs"
            placeholder="Search runs"
            spellCheck={false}
            value={filter.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        </div>
        <Button
          label={count === 0 ? "Filter" : `Filter, ${count} set`}
          hint="By workflow, status, mode, symbol and day"
          look="quiet"
          isIconOnly
          isPressed={count > 0}
          isExpanded={isOpen}
          icon={<ListFilter size={15} aria-hidden="true" />}
          onPress={() => setIsOpen(!isOpen)}
        />
        {count === 0 && filter.text === "" ? null : (
          <Button
            label="Clear the filter"
            look="quiet"
            isIconOnly
            icon={<X size={14} aria-hidden="true" />}
            onPress={() => onChange(NO_FILTER)}
          />
        )}
      </div>
      {isOpen ? (
        <div className="run-filter__fields">
          <ChoiceField label="Workflow" choices={anyOr(workflows)} {...field("workflow")} />
          <ChoiceField label="Status" choices={anyOr(RUN_STATUSES)} {...field("status")} />
          <ChoiceField label="Run mode" choices={anyOr(MODES)} {...field("mode")} />
          <TextField label="Symbol" placeholder="SPX" isWrong={false} {...field("symbol")} />
          <TextField
            label="First day"
            placeholder="YYYY-MM-DD"
            isWrong={wrong.includes("from")}
            {...field("from")}
          />
          <TextField
            label="Last day"
            placeholder="YYYY-MM-DD"
            isWrong={wrong.includes("to")}
            {...field("to")}
          />
        </div>
      ) : null}
    </search>
  );
}
