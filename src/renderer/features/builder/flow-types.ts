import { ContainerNode } from "./container-node.tsx";
import { NoteNode } from "./note-node.tsx";
import { StepNode } from "./step-node.tsx";
import { WireEdgeView } from "./wire-edge.tsx";

// Made once: new maps would draw every node anew.
export const NODE_TYPES = { step: StepNode, container: ContainerNode, note: NoteNode };
export const EDGE_TYPES = { wire: WireEdgeView };
