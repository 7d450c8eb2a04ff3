import { useId } from "react";
import type { KeyboardEvent, ReactNode } from "react";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  readonly aside?: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Tabs with roving focus: the arrow keys move, Tab leaves. */
export function Tabs({ label, tabs, selected, onSelect, aside }: TabsProps) {
  const prefix = useId();
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === selected),
  );
  const current = tabs[index];

  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : tabs[(index + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    document.querySelector<HTMLElement>(`[id="${prefix}-${next.id}"]`)?.focus();
  }

  return (
    <div className="tabs">
      <div className="tabs__bar">
        <div className="tabs__list" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${prefix}-${tab.id}`}
              className="tabs__tab"
              aria-selected={tab === current}
              aria-controls={`${prefix}-panel`}
              tabIndex={tab === current ? 0 : -1}
              onClick={() => onSelect(tab.id)}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="tabs__count">{tab.count}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        className="tabs__panel"
        role="tabpanel"
        id={`${prefix}-panel`}
        aria-labelledby={current === undefined ? undefined : `${prefix}-${current.id}`}
      >
        {current?.content}
      </div>
    </div>
  );
}
