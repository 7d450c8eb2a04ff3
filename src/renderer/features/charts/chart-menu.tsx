import { useCallback, useRef, useState } from "react";
import type { ReactNode } from "react";
import { ChevronDown } from "lucide-react";
import { useDismiss } from "#renderer/ui/use-dismiss.ts";

interface ChartMenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** How many of what it holds are on. */
  readonly count?: number;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small form over the chart. */
export function ChartMenu({ label, icon, count = 0, children }: ChartMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setIsOpen(false), []);
  useDismiss(box, isOpen, close);
  return (
    <div className="chart-menu" ref={box}>
      <button
        type="button"
        className="button button--quiet"
        aria-label={label}
        aria-expanded={isOpen}
        title={label}
        onClick={() => setIsOpen(!isOpen)}
      >
        {icon}
        <span className="button__label">{label}</span>
        {count === 0 ? null : <span className="count">{count}</span>}
        <ChevronDown size={12} aria-hidden="true" />
      </button>
      {isOpen ? (
        <div className="chart-menu__box" role="dialog" aria-label={label}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}
