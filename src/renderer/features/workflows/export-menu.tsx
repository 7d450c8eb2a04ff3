import { useCallback, useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { Download, FileCode, FileJson, FileText, Sheet } from "lucide-react";
import type { ExportFormat } from "#shared/model/export-format.ts";
import { useDismiss } from "#renderer/ui/use-dismiss.ts";

interface ExportMenuProps {
  readonly isDisabled: boolean;
  readonly isBusy: boolean;
  readonly onExport: (format: ExportFormat) => void;
}

const FORMATS = [
  { format: "html", label: "HTML report", hint: "one file, no script", Icon: FileCode },
  { format: "pdf", label: "PDF document", hint: "A4, tagged", Icon: FileText },
  { format: "json", label: "JSON data", hint: "every figure", Icon: FileJson },
  { format: "csv", label: "CSV of trades", hint: "one line a trade", Icon: Sheet },
] as const;

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function ExportMenu({ isDisabled, isBusy, onExport }: ExportMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const close = useCallback(() => setIsOpen(false), []);
  useDismiss(box, isOpen, close);

  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [isOpen]);

  function press(event: KeyboardEvent): void {
    const step = MOVES[event.key];
    if (step === undefined || !isOpen) return;
    event.preventDefault();
    const items = [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const index = items.findIndex((item) => item === document.activeElement);
    items[(index + step + items.length) % items.length]?.focus();
  }

  function choose(format: ExportFormat): void {
    setIsOpen(false);
    onExport(format);
  }

  return (
    <div className="menu" ref={box} onKeyDown={press}>
      <button
        type="button"
        className="button button--plain"
        aria-label="Export report"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Download size={14} aria-hidden="true" />
        <span className="button__label">{isBusy ? "Exporting…" : "Export report"}</span>
      </button>
      {isOpen ? (
        <div className="menu__list" role="menu" aria-label="Format of the report">
          {FORMATS.map(({ format, label, hint, Icon }) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              aria-label={label}
              className="menu__item"
              onClick={() => choose(format)}
            >
              <Icon size={14} aria-hidden="true" />
              <span>{label}</span>
              <span className="menu__hint">{hint}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
