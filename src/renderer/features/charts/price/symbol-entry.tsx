import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { matchSymbols } from "./match-symbols.ts";

interface SymbolEntryProps {
  /** What can be shown. */
  readonly symbols: readonly string[];
  /** What was typed on the chart. */
  readonly first: string;
  readonly onChoose: (symbol: string) => void;
  readonly onClose: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Another symbol for the chart, by typing it: Enter shows the one that is marked, Escape leaves the chart as it is. */
export function SymbolEntry({ symbols, first, onChoose, onClose }: SymbolEntryProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(first);
  const [marked, setMarked] = useState(0);
  const found = matchSymbols(symbols, typed);
  useEffect(() => input.current?.focus(), []);

  function press(event: KeyboardEvent): void {
    event.stopPropagation();
    const step = STEPS[event.key];
    const chosen = found[marked];
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && chosen !== undefined) onChoose(chosen);
    else if (step !== undefined && found.length > 0) setMarked((marked + step + found.length) % found.length);
    else return;
    event.preventDefault();
  }

  return (
    <div className="symbol-entry">
      <input
        ref={input}
        className="field__control"
        role="combobox"
        aria-label="Symbol to show"
        aria-expanded={found.length > 0}
        aria-controls={found.length === 0 ? undefined : `${id}-list`}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${marked}`}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value.toUpperCase());
          setMarked(0);
        }}
        onKeyDown={press}
        onBlur={onClose}
      />
      {found.length === 0 ? (
        <p className="hint" role="status">
          No bars of {typed} are stored.
        </p>
      ) : (
        <ul id={`${id}-list`} role="listbox" aria-label="Symbols">
          {found.map((symbol, index) => (
            <li
              key={symbol}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === marked}
              // Before the entry loses the focus.
              onPointerDown={() => onChoose(symbol)}
            >
              {symbol}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
