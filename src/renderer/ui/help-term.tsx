import { useContext, useState } from "react";
import type { ReactNode } from "react";
import { HelpContext } from "./help-context.ts";

interface HelpTermProps {
  readonly title: string;
  /** What it means and how it is computed, a paragraph a text; none where there is nothing to say. */
  readonly words: readonly string[];
  readonly className?: string;
  /** The title by default. */
  readonly children?: ReactNode;
}

/** A name that explains itself: by a press, by Enter, and while the pointer rests on it. Stands in a `HelpGroup` or a table. */
export function HelpTerm({ title, words, className = "help-term", children = title }: HelpTermProps) {
  const control = useContext(HelpContext);
  const [own, setOwn] = useState<HTMLElement | null>(null);
  if (control === undefined || words.length === 0) return children;
  const { shown, press, enter, leave } = control;
  const help = { title, words };
  return (
    <button
      ref={setOwn}
      type="button"
      className={className}
      data-help=""
      // The group lets Tab reach one of its terms; the arrow keys reach the others.
      tabIndex={-1}
      aria-expanded={shown?.isPinned === true && shown.anchor === own}
      aria-description="Explains it"
      onPointerEnter={(event) => enter(event.currentTarget, help)}
      onPointerLeave={leave}
      onClick={(event) => {
        event.stopPropagation();
        press(event.currentTarget, help);
      }}
    >
      {children}
    </button>
  );
}
