import { ArrowLeft } from "lucide-react";
import type { DiffLine, VersionDiff } from "#shared/ipc/channels/version-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DiffLines } from "#renderer/ui/diff-lines.tsx";

interface ChangesViewProps {
  readonly diff: VersionDiff;
  readonly onClose: () => void;
}

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
      <DiffLines label="Lines" lines={lines} />
    </section>
  );
}
