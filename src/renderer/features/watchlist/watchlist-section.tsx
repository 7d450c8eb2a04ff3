import { useRef, useState } from "react";
import type { DragEvent, KeyboardEvent, ReactNode } from "react";
import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import type { WatchlistSection } from "#shared/ipc/channels/desk-data-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DRAGGED } from "./watchlist-row.tsx";

interface WatchlistSectionProps {
  readonly section: WatchlistSection;
  /** A symbol was dropped on the heading or below the rows. */
  readonly onDrop: (symbol: string) => void;
  readonly onRemove: () => void;
  readonly onRename: (name: string) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly children: ReactNode;
}

const ICON_PX = 12;

/** Symbols under a heading, which is renamed and moved. */
export function WatchlistSectionView(props: WatchlistSectionProps) {
  const { section, onDrop, onRemove, onRename, onStep, children } = props;
  const { name, symbols } = section;
  const [isNaming, setIsNaming] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    onDrop(event.dataTransfer.getData(DRAGGED));
  }

  return (
    <section aria-label={`Section ${name}`} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className="watchlist__heading">
        {isNaming ? (
          <SectionName
            name={name}
            onDone={(wanted) => {
              setIsNaming(false);
              onRename(wanted);
            }}
          />
        ) : (
          <h3>{name}</h3>
        )}
        <div className="watchlist__section-actions">
          <Button
            label={`Rename the section ${name}`}
            look="quiet"
            isIconOnly
            icon={<Pencil size={ICON_PX} aria-hidden="true" />}
            onPress={() => setIsNaming(true)}
          />
          <Button
            label={`Move the section ${name} up`}
            look="quiet"
            isIconOnly
            icon={<ArrowUp size={ICON_PX} aria-hidden="true" />}
            onPress={() => onStep(-1)}
          />
          <Button
            label={`Move the section ${name} down`}
            look="quiet"
            isIconOnly
            icon={<ArrowDown size={ICON_PX} aria-hidden="true" />}
            onPress={() => onStep(1)}
          />
          {symbols.length > 0 ? null : (
            <Button
              label={`Remove the section ${name}`}
              look="quiet"
              isIconOnly
              icon={<Trash2 size={ICON_PX} aria-hidden="true" />}
              onPress={onRemove}
            />
          )}
        </div>
      </header>
      {symbols.length === 0 ? (
        <p className="hint">Drop symbols here.</p>
      ) : (
        <ul aria-label={name}>{children}</ul>
      )}
    </section>
  );
}

interface SectionNameProps {
  readonly name: string;
  /** Hears the name as it is when a person thinks better of it. */
  readonly onDone: (name: string) => void;
}

function SectionName({ name, onDone }: SectionNameProps) {
  const [text, setText] = useState(name);
  const isOver = useRef(false);

  /** Once: the field loses the focus when it goes. */
  function end(wanted: string): void {
    if (isOver.current) return;
    isOver.current = true;
    onDone(wanted);
  }

  function press({ key }: KeyboardEvent): void {
    if (key === "Enter") end(text);
    if (key === "Escape") end(name);
  }

  return (
    <input
      ref={focus}
      className="field__control"
      aria-label={`Name of the section ${name}`}
      value={text}
      maxLength={60}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={press}
      onBlur={() => end(text)}
    />
  );
}

const focus = (input: HTMLInputElement | null): void => input?.select();
