import { useId } from "react";
import type { StrategyParameterView } from "#shared/ipc/channels/strategy-channels.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { changeKind, type DraftValues, type RangeDraft } from "./value-ranges.ts";

interface RangeFieldsProps {
  readonly rows: readonly {
    readonly parameter: StrategyParameterView;
    readonly draft: RangeDraft;
    readonly values: DraftValues;
  }[];
  readonly onChange: (name: string, draft: RangeDraft) => void;
}

const KINDS: readonly (readonly [kind: RangeDraft["kind"], text: string])[] = [
  ["spread", "Spread over its range"],
  ["range", "From, to, step"],
  ["list", "List of values"],
];

/** Which values of each parameter a search tries. */
export function RangeFields({ rows, onChange }: RangeFieldsProps) {
  return (
    <ul className="ranges" aria-label="Values to try">
      {rows.map(({ parameter, draft, values }) => (
        <li key={parameter.name} className="ranges__row" aria-label={parameter.title}>
          <span className="ranges__name" title={parameter.name}>
            {parameter.title} <span className="field__unit">{parameter.unit}</span>
          </span>
          <select
            className="field__control ranges__kind"
            aria-label={`How to choose ${parameter.title}`}
            value={draft.kind}
            onChange={(event) => {
              const chosen = KINDS.find(([kind]) => kind === event.target.value);
              if (chosen !== undefined) onChange(parameter.name, changeKind(chosen[0], parameter, draft));
            }}
          >
            {KINDS.map(([kind, text]) => (
              <option key={kind} value={kind}>
                {text}
              </option>
            ))}
          </select>
          <DraftFields
            parameter={parameter}
            draft={draft}
            isWrong={"problem" in values}
            onChange={(changed) => onChange(parameter.name, changed)}
          />
          <span className={"problem" in values ? "ranges__problem" : "ranges__count"}>
            {describe(values)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function describe(values: DraftValues): string {
  if ("problem" in values) return values.problem;
  const count = values.isSpread ? values.count : values.values.length;
  return count === 1 ? "1 value" : `${formatNumber(count, "integer").text} values`;
}

interface DraftFieldsProps {
  readonly parameter: StrategyParameterView;
  readonly draft: RangeDraft;
  readonly isWrong: boolean;
  readonly onChange: (draft: RangeDraft) => void;
}

function DraftFields({ parameter, draft, isWrong, onChange }: DraftFieldsProps) {
  const { title, minimum, maximum } = parameter;
  switch (draft.kind) {
    case "spread":
      return (
        <span className="ranges__fields ranges__count">
          {minimum} to {maximum}
        </span>
      );
    case "list":
      return (
        <span className="ranges__fields">
          <NumberText
            label={`Values of ${title}`}
            value={draft.text}
            isWrong={isWrong}
            isWide
            onChange={(text) => onChange({ ...draft, text })}
          />
        </span>
      );
    case "range":
      return (
        <span className="ranges__fields">
          {(["from", "to", "step"] as const).map((part) => (
            <NumberText
              key={part}
              label={`${title}, ${part}`}
              shown={part}
              value={draft[part]}
              isWrong={isWrong}
              onChange={(text) => onChange({ ...draft, [part]: text })}
            />
          ))}
        </span>
      );
  }
}

interface NumberTextProps {
  readonly label: string;
  /** What stands before the field, where its place does not say it. */
  readonly shown?: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly isWide?: boolean;
  readonly onChange: (text: string) => void;
}

function NumberText({ label, shown, value, isWrong, isWide = false, onChange }: NumberTextProps) {
  const id = useId();
  return (
    <>
      {shown === undefined ? null : (
        <label className="ranges__part" htmlFor={id} aria-hidden="true">
          {shown}
        </label>
      )}
      <input
        id={id}
        className={`field__control ranges__number${isWide ? " ranges__number--wide" : ""}`}
        aria-label={label}
        aria-invalid={isWrong}
        value={value}
        inputMode="decimal"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
