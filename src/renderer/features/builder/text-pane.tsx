import { useEffect, useRef } from "react";

interface TextPaneProps {
  readonly text: string;
  /** The line of the node that is selected, from 1; undefined shows none. */
  readonly line: number | undefined;
  readonly wrongLines: ReadonlySet<number>;
  readonly onType: (text: string) => void;
}

const LINE_PX = 18;

/** The file itself; either side edits the other. */
export function TextPane({ text, line, wrongLines, onType }: TextPaneProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const count = text.split("\n").length;
  useEffect(() => {
    const box = area.current;
    if (line === undefined || box === null || document.activeElement === box) return;
    box.scrollTop = Math.max(0, (line - 4) * LINE_PX);
  }, [line]);
  return (
    <section className="text-pane" aria-label="Text of the workflow">
      <div className="text-pane__gutter" ref={gutter} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
          <span
            key={number}
            className={`text-pane__number${wrongLines.has(number) ? " text-pane__number--wrong" : ""}${number === line ? " text-pane__number--here" : ""}`}
          >
            {number}
          </span>
        ))}
      </div>
      <textarea
        ref={area}
        className="text-pane__text"
        aria-label="YAML of the workflow"
        value={text}
        spellCheck={false}
        wrap="off"
        onChange={(event) => onType(event.target.value)}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </section>
  );
}
