import { memo } from "react";
import type { NodeProps } from "@xyflow/react";
import { useCanvasTools } from "./step-run.ts";
import type { NoteFlowNode } from "./to-flow.ts";

/** Words on the canvas; they are no part of the workflow. */
export const NoteNode = memo(({ data: { note }, selected }: NodeProps<NoteFlowNode>) => {
  const { writeNote } = useCanvasTools();
  return (
    <div className={`note-node${selected ? " step-node--selected" : ""}`}>
      <textarea
        className="note-node__text nodrag nowheel"
        aria-label="Note"
        placeholder="Write a note"
        defaultValue={note.text}
        onBlur={(event) => writeNote(note.id, event.target.value)}
      />
    </div>
  );
});
NoteNode.displayName = "NoteNode";
