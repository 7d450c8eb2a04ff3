import { ArrowLeft } from "lucide-react";
import type { DiffLine, VersionDiff } from "#shared/ipc/channels/version-channels.ts";
import { Button } from "#renderer/ui/button.tsx";

interface ChangesViewProps {
  readonly diff: VersionDiff;
  readonly onClose: () => void;
}

const MARKS = { same: " ", removed: "−", added: "+" } as const;
const WORDS = { same: "", removed: "removed: ", added: "added: " } as const;

/** What became of the text of a workflow between two versions. */
export function ChangesView({ diff, onClose }: ChangesViewProps) {
  const { from, to, lines } = diff;
  const count = (kind: DiffLine["kind"]): number => lines.filter((line) => line.kind === kind).length;
  return (
    <section className="page" aria-label="Changes of the workflow">
      <header className="page__header">
        <Button label="Back to the run" icon={<ArrowLeft size={14} aria-hidden="true" />} onPress={onClose} />
        <h1 className="run-header__title">{from.workflow}</h1>
        <span className="run-header__text">
          version {from.number} to version {to.number}: lines removed: {count("removed")}, added:{" "}
          {count("added")}
        </span>
      </header>
      <ol className="diff" aria-label="Lines" tabIndex={0}>
        {lines.map(({ kind, text }, index) => (
          // Lines have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={`diff__line diff__line--${kind}`}>
            <span className="diff__mark" aria-hidden="true">
              {MARKS[kind]}
            </span>
            <span className="visually-hidden">{WORDS[kind]}</span>
            <code>{text}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
