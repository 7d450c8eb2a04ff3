import type { ReactNode } from "react";

interface PanelProps {
  readonly title: string;
  /** Shown at the right of the title: a count, a button. */
  readonly aside?: ReactNode;
  readonly isGrowing?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, aside, isGrowing = false, children }: PanelProps) {
  return (
    <section className={`panel${isGrowing ? " panel--growing" : ""}`} aria-label={title}>
      <header className="panel__header">
        <h2 className="panel__title">{title}</h2>
        {aside === undefined ? null : <div className="panel__aside">{aside}</div>}
      </header>
      <div className="panel__body">{children}</div>
    </section>
  );
}
