import type { Builder } from "./create-builder.ts";
import { NOTE_PREFIX } from "./to-flow.ts";

const BEGIN = { text: "", x: 0, y: -120, width: 200, height: 96 } as const;

type Notebook = Pick<Builder, "state" | "place" | "select">;

/** Puts an empty note on the canvas and selects it, which brings it into sight. */
export function addNote({ state, place, select }: Notebook): void {
  const { layout, past } = state.getState();
  const id = `note_${layout.notes.length + 1}_${past.length}`;
  place({ ...layout, notes: [...layout.notes, { id, ...BEGIN }] });
  select([NOTE_PREFIX + id]);
}

/** Writes a text on a note; the same text is no change that could be undone. */
export function writeNote({ state, place }: Notebook, id: string, text: string): void {
  const { layout } = state.getState();
  if (!layout.notes.some((note) => note.id === id && note.text !== text)) return;
  place({ ...layout, notes: layout.notes.map((note) => (note.id === id ? { ...note, text } : note)) });
}
