import { useState } from "react";
import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import type { InputGroup } from "./group-inputs.ts";
import { showValue } from "./input-values.ts";
import type { InputValues } from "./input-values.ts";

interface InputGroupFieldsProps {
  readonly group: InputGroup;
  readonly values: InputValues;
  /** One of its inputs cannot be read, so it stays open. */
  readonly isWrong: boolean;
  readonly children: ReactNode;
}

/** Inputs that are folded away until they are wanted; says how many of them are not as they come. */
export function InputGroupFields({ group, values, isWrong, children }: InputGroupFieldsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isShown = isOpen || isWrong;
  const changed = group.inputs.filter(
    (input) => (values[input.name] ?? "") !== showValue(input, input.default),
  ).length;
  return (
    <div className="input-group" role="group" aria-label={group.title}>
      <button
        type="button"
        className="input-group__title"
        aria-expanded={isShown}
        onClick={() => setIsOpen(!isShown)}
      >
        <ChevronRight size={13} aria-hidden="true" />
        <span>{group.title}</span>
        <span className="input-group__count">
          {changed === 0 ? String(group.inputs.length) : `${changed} of ${group.inputs.length} changed`}
        </span>
      </button>
      {isShown ? <div className="input-grid">{children}</div> : null}
    </div>
  );
}
