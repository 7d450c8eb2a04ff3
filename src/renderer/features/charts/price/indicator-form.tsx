import { useState } from "react";
import { problemOf, writeIndicator } from "./indicator-text.ts";
import type { ChosenIndicator } from "./indicator-text.ts";

interface IndicatorFormProps {
  readonly name: string;
  /** Undefined when the catalogue does not have it. */
  readonly chosen: ChosenIndicator | undefined;
  readonly onChange: (name: string) => void;
}

/** The numbers of one indicator; a number that will do is drawn as soon as the field is left or Enter is pressed. */
export function IndicatorForm({ name, chosen, onChange }: IndicatorFormProps) {
  const [texts, setTexts] = useState(() => chosen?.values.map(String) ?? []);
  if (chosen === undefined) return <span className="indicator-menu__title">{name} is not known</span>;
  const { info } = chosen;
  const problems = info.parameters.map((parameter, index) => problemOf(parameter, toNumber(texts[index])));

  function apply(): void {
    if (problems.some((problem) => problem !== undefined)) return;
    const next = writeIndicator({ info, values: texts.map(toNumber) });
    if (next !== name) onChange(next);
  }

  return (
    <form
      className="indicator-form"
      aria-label={info.title}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <span className="indicator-menu__title" title={info.description}>
        {info.title}
      </span>
      {info.needsBenchmark ? <span className="hint">against the first compared symbol</span> : null}
      {info.parameters.map((parameter, index) => (
        <input
          key={parameter.name}
          className="field__control indicator-form__number"
          inputMode="decimal"
          aria-label={`${parameter.title} of ${info.title}`}
          aria-invalid={problems[index] !== undefined}
          title={`${parameter.title} in ${parameter.unit}: ${problems[index] ?? `${parameter.minimum} to ${parameter.maximum}`}`}
          value={texts[index] ?? ""}
          onChange={({ target }) =>
            setTexts((old) => old.map((text, at) => (at === index ? target.value : text)))
          }
          onBlur={apply}
        />
      ))}
    </form>
  );
}

const toNumber = (text: string | undefined): number =>
  text === undefined || text.trim() === "" ? Number.NaN : Number(text);
