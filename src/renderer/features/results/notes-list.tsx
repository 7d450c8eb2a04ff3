import { TriangleAlert } from "lucide-react";

/** What a reader must know before believing a result. */
export function NotesList({ notes }: { readonly notes: readonly string[] }) {
  return (
    <ul className="notes" aria-label="Warnings">
      {notes.map((note) => (
        <li key={note} className="notes__item">
          <TriangleAlert size={13} aria-hidden="true" />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
}
