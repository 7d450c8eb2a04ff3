import { useId, useMemo, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";
import type { PaletteEntry } from "#shared/ipc/channels/builder-channels.ts";
import type { NewStep } from "#shared/model/workflow-graph.ts";
import { findEntries } from "./find-entries.ts";
import { sliceTone } from "./slice-look.ts";
import { StepIcon } from "./step-icon.tsx";

/** What a dragged step is called while it is dragged. */
export const STEP_DRAG = "application/x-workflow-step";

interface PaletteProps {
  readonly entries: readonly PaletteEntry[];
  readonly search: RefObject<HTMLInputElement | null>;
  /** Where a chosen step goes, for people. */
  readonly target: string;
  readonly onChoose: (step: NewStep) => void;
  readonly onLeave: () => void;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Everything that can be put on the canvas: searched and chosen by keys, or dragged. */
export function Palette({ entries, search, target, onChoose, onLeave }: PaletteProps) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const prefix = useId();
  const found = useMemo(() => findEntries(entries, query), [entries, query]);
  const groups = useMemo(() => Map.groupBy(found, ({ group }) => group), [found]);
  const current = found[Math.min(active, found.length - 1)];
  const idOf = (entry: PaletteEntry): string => `${prefix}-${String(found.indexOf(entry))}`;

  function press(event: KeyboardEvent): void {
    const step = MOVES[event.key];
    if (step !== undefined && found.length > 0) {
      const next = (Math.min(active, found.length - 1) + step + found.length) % found.length;
      setActive(next);
      document.querySelector(`[id="${prefix}-${String(next)}"]`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && current !== undefined) {
      onChoose(current.step);
      setQuery("");
      setActive(0);
    } else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className="palette" aria-label="Steps to add">
      <div className="palette__search">
        <input
          ref={search}
          className="field__control"
          role="combobox"
          aria-label="Search steps to add"
          aria-expanded="true"
          aria-controls={`${prefix}-list`}
          aria-activedescendant={current === undefined ? undefined : idOf(current)}
          placeholder="Add a step   /"
          value={query}
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={press}
        />
        <p className="palette__target">{target}</p>
      </div>
      <div className="palette__list" role="listbox" id={`${prefix}-list`} aria-label="Steps" tabIndex={-1}>
        {[...groups].map(([group, members]) => (
          <div role="group" aria-label={group} key={group}>
            <p className="palette__group" aria-hidden="true">
              {group}
            </p>
            {members.map((entry) => (
              <div
                key={`${entry.title} ${idOf(entry)}`}
                id={idOf(entry)}
                className={`palette__item ${toneOf(entry)}${entry === current ? " palette__item--active" : ""}`}
                role="option"
                tabIndex={-1}
                aria-selected={entry === current}
                title={entry.help}
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.setData(STEP_DRAG, JSON.stringify(entry.step));
                  event.dataTransfer.effectAllowed = "copy";
                }}
                onClick={() => onChoose(entry.step)}
                onKeyDown={press}
              >
                <StepIcon kind={entry.step.kind} method={methodOf(entry)} />
                <span className="palette__title">{entry.title}</span>
              </div>
            ))}
          </div>
        ))}
        {found.length === 0 ? <p className="palette__none">No step is called that.</p> : null}
      </div>
    </section>
  );
}

function methodOf({ step }: PaletteEntry): string {
  return step.kind === "call" ? `${step.slice}.${step.method}` : "";
}

function toneOf(entry: PaletteEntry): string {
  const tone = sliceTone(methodOf(entry));
  return tone === undefined ? "" : `slice--${tone}`;
}
