import { useState } from "react";
import type { SubmitEvent } from "react";
import { Save } from "lucide-react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import { ALERT_SEVERITIES } from "#shared/model/alert.ts";
import type { AlertRule } from "#shared/model/alert.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { SelectField } from "#renderer/ui/select-field.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { readRule } from "./rule-draft.ts";
import type { ConditionKind, RuleDraft } from "./rule-draft.ts";

const KINDS: readonly { readonly value: ConditionKind; readonly title: string }[] = [
  { value: "price", title: "a price" },
  { value: "drawdown", title: "a drawdown" },
  { value: "silence", title: "a silence" },
  { value: "event", title: "an event" },
];

/** What each kind does, where the person chooses it. */
const HELP: Readonly<Record<ConditionKind, string>> = {
  price: "Raised when the last price gets beyond the level; again after it came back.",
  drawdown: "Raised when a session's equity is that far below its highest since the program started.",
  silence: "Raised when a symbol that had prices has none for so long.",
  event: "Raised by each event whose name matches; workflow.* is all of workflows.",
};

type Field = Exclude<keyof RuleDraft, "severity" | "kind" | "side" | "isEnabled">;

interface FieldText {
  readonly field: Field;
  readonly label: string;
  readonly placeholder: string;
}

const SYMBOL: FieldText = { field: "symbol", label: "Symbol", placeholder: "SPX" };
const FIELDS: Readonly<Record<ConditionKind, readonly FieldText[]>> = {
  price: [SYMBOL, { field: "price", label: "Price", placeholder: "3000" }],
  drawdown: [{ field: "fallPct", label: "Fall from the highest, %", placeholder: "10" }],
  silence: [SYMBOL, { field: "seconds", label: "Without a price for, seconds", placeholder: "60" }],
  event: [{ field: "pattern", label: "Event name or pattern", placeholder: "order.denied" }],
};

interface RuleFormProps {
  readonly start: RuleDraft;
  /** Whether a rule is changed, so that its id stays. */
  readonly isChange: boolean;
  readonly onSave: (rule: AlertRule) => Promise<void>;
  readonly onCancel: () => void;
}

/** A rule's form; the condition decides which fields it has. */
export function RuleForm({ start, isChange, onSave, onCancel }: RuleFormProps) {
  const [draft, setDraft] = useState(start);
  const [error, setError] = useState<SerialError>();
  const [isBusy, setIsBusy] = useState(false);
  const change = (part: Partial<RuleDraft>): void => setDraft((old) => ({ ...old, ...part }));
  const text = ({ field, label, placeholder }: FieldText) => (
    <TextField
      key={field}
      label={label}
      placeholder={placeholder}
      value={draft[field]}
      isWrong={error?.field === field}
      onChange={(value) => change({ [field]: value })}
    />
  );

  async function save(): Promise<void> {
    setError(undefined);
    setIsBusy(true);
    try {
      await onSave(readRule(draft));
    } catch (thrown) {
      setError(toSerialError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!isBusy) void save();
  }

  return (
    <form className="rule-form" aria-label={isChange ? `Rule ${start.id}` : "New rule"} onSubmit={submit}>
      <h3 className="rule-form__title">{isChange ? "Change the rule" : "New rule"}</h3>
      {text({ field: "name", label: "Name", placeholder: "SPX is high" })}
      <div className="rule-form__line">
        <SelectField
          label="Watches for"
          value={draft.kind}
          choices={KINDS}
          onChange={(kind) => change({ kind })}
        />
        <SelectField
          label="Severity"
          value={draft.severity}
          choices={ALERT_SEVERITIES.map((value) => ({ value, title: value }))}
          onChange={(severity) => change({ severity })}
        />
      </div>
      <p className="rule-form__help">{HELP[draft.kind]}</p>
      <div className="rule-form__line">
        {FIELDS[draft.kind].map(text)}
        {draft.kind === "price" ? (
          <SelectField
            label="Side"
            value={draft.side}
            choices={[
              { value: "above", title: "above" },
              { value: "below", title: "below" },
            ]}
            onChange={(side) => change({ side })}
          />
        ) : null}
      </div>
      {text({ field: "coolDownSeconds", label: "Cool-down, seconds", placeholder: "60" })}
      {text({ field: "hint", label: "What to do about it", placeholder: "shown with the alert" })}
      {error === undefined ? null : <ErrorCard title="The rule was not saved" error={error} />}
      <div className="rule-form__actions">
        <button type="submit" className="button button--primary" aria-disabled={isBusy ? true : undefined}>
          <Save size={13} aria-hidden="true" />
          Save rule
        </button>
        <Button label="Cancel" onPress={onCancel} />
      </div>
    </form>
  );
}
