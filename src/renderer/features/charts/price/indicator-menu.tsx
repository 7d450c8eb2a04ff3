import { useState } from "react";
import { Plus, X } from "lucide-react";
import type { IndicatorSet } from "#shared/model/chart-setup.ts";
import type { IndicatorInfo } from "#shared/model/indicator.ts";
import { Button } from "#renderer/ui/button.tsx";
import { IndicatorForm } from "./indicator-form.tsx";
import { readIndicator, searchIndicators, withDefaults, writeIndicator } from "./indicator-text.ts";

interface IndicatorMenuProps {
  readonly catalogue: readonly IndicatorInfo[];
  readonly chosen: readonly string[];
  readonly sets: readonly IndicatorSet[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly onSaveSet: (set: IndicatorSet) => void;
}

const MOST = 12;

/** What is drawn on the chart with its numbers, all that could be, and sets of them under a name. */
export function IndicatorMenu({ catalogue, chosen, sets, onChange, onSaveSet }: IndicatorMenuProps) {
  const [text, setText] = useState("");
  const found = searchIndicators(catalogue, text);
  const replace = (index: number, next: string): void =>
    onChange([...new Set(chosen.map((one, at) => (at === index ? next : one)))]);
  return (
    <div className="indicator-menu">
      {chosen.length === 0 ? null : (
        <ul className="indicator-menu__chosen" aria-label="Indicators on the chart">
          {chosen.map((name, index) => (
            <li key={name} className="indicator-menu__item">
              <IndicatorForm
                name={name}
                chosen={readIndicator(catalogue, name)}
                onChange={(next) => replace(index, next)}
              />
              <Button
                label={`Remove ${name}`}
                look="quiet"
                isIconOnly
                icon={<X size={13} aria-hidden="true" />}
                onPress={() => onChange(chosen.filter((one) => one !== name))}
              />
            </li>
          ))}
        </ul>
      )}
      <IndicatorSets chosen={chosen} sets={sets} onChange={onChange} onSaveSet={onSaveSet} />
      <input
        className="field__control"
        type="search"
        aria-label="Search indicators"
        placeholder={`Search ${catalogue.length} indicators`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ul className="indicator-menu__list" aria-label="Indicators">
        {found.map((info) => (
          <li key={info.id}>
            <button
              type="button"
              className="indicator-menu__add"
              disabled={chosen.length >= MOST}
              title={info.description}
              onClick={() => onChange([...new Set([...chosen, writeIndicator(withDefaults(info))])])}
            >
              <Plus size={12} aria-hidden="true" />
              <span className="indicator-menu__title">{info.title}</span>
              <span className="indicator-menu__group">
                {info.group}
                {info.pane === "own" ? ", own pane" : ""}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="hint">No indicator has these words.</p> : null}
    </div>
  );
}

type IndicatorSetsProps = Pick<IndicatorMenuProps, "chosen" | "sets" | "onChange" | "onSaveSet">;

function IndicatorSets({ chosen, sets, onChange, onSaveSet }: IndicatorSetsProps) {
  const [name, setName] = useState("");
  return (
    <div className="indicator-menu__sets" role="group" aria-label="Saved sets">
      {sets.map((set) => (
        <span key={set.name} className="indicator-menu__set">
          <button
            type="button"
            className="segments__item"
            title={set.indicators.join(", ")}
            onClick={() => onChange(set.indicators)}
          >
            {set.name}
          </button>
          <Button
            label={`Forget the set ${set.name}`}
            look="quiet"
            isIconOnly
            icon={<X size={11} aria-hidden="true" />}
            onPress={() => onSaveSet({ name: set.name, indicators: [] })}
          />
        </span>
      ))}
      {chosen.length === 0 ? null : (
        <form
          className="indicator-menu__save"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === "") return;
            onSaveSet({ name: name.trim(), indicators: chosen });
            setName("");
          }}
        >
          <input
            className="field__control"
            aria-label="Name of the set"
            placeholder="Save these as a set"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <button type="submit" className="button button--plain" disabled={name.trim() === ""}>
            Save set
          </button>
        </form>
      )}
    </div>
  );
}
