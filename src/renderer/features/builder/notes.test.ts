import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { NOTHING_OPEN, type BuilderState } from "./builder-state.ts";
import { addNote, writeNote } from "./notes.ts";

/** A canvas in memory that counts how often something was placed on it. */
function aCanvas() {
  const state = createStore<BuilderState>(() => NOTHING_OPEN);
  const canvas = {
    state,
    placed: 0,
    place(layout: BuilderState["layout"]) {
      canvas.placed += 1;
      state.setState({ layout });
    },
    select: (selected: readonly string[]) => state.setState({ selected }),
  };
  return canvas;
}

describe("notes of the canvas", () => {
  it("are put there empty and selected, each with an id of its own", () => {
    const canvas = aCanvas();
    addNote(canvas);
    addNote(canvas);
    const { layout, selected } = canvas.state.getState();
    const ids = layout.notes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(layout.notes.map(({ text }) => text)).toEqual(["", ""]);
    expect(selected).toHaveLength(1);
    expect(selected[0]).toContain(ids[1]);
  });

  it("take a text, and the same text or a note that is gone changes nothing", () => {
    const canvas = aCanvas();
    addNote(canvas);
    const [note] = canvas.state.getState().layout.notes;
    writeNote(canvas, note?.id ?? "", "look again");
    writeNote(canvas, note?.id ?? "", "look again");
    writeNote(canvas, "gone", "nothing");
    expect(canvas.state.getState().layout.notes).toEqual([{ ...note, text: "look again" }]);
    expect(canvas.placed).toBe(2);
  });
});
