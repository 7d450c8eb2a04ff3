import {
  ArrowDownToLine,
  ArrowUpFromLine,
  CirclePause,
  Copy,
  PencilLine,
  SquareArrowRight,
  StepForward,
  Trash2,
} from "lucide-react";
import type { GraphNode, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { MenuItem } from "#renderer/ui/menu-button.tsx";
import type { Builder } from "./create-builder.ts";
import { moveSelected, placeInside, placeOutside } from "./move-step.ts";

export interface StepActionParts {
  readonly builder: Builder;
  readonly graph: WorkflowGraph;
  readonly node: GraphNode;
  readonly hasBreakpoint: boolean;
  /** Why nothing can be run from it; undefined when it can. */
  readonly whyNotRerun: string | undefined;
  /** Leads to a field of the step's form. */
  readonly onRename: () => void;
  readonly onMove: () => void;
}

/** What can be done with a step, with the key that does the same. */
export function stepActions(parts: StepActionParts): readonly MenuItem[] {
  const { builder, graph, node, hasBreakpoint, whyNotRerun } = parts;
  return [
    {
      label: "Run from here",
      Icon: StepForward,
      hint: "R",
      isDisabled: whyNotRerun !== undefined,
      onChoose: () => void builder.rerun(node.path),
    },
    {
      label: hasBreakpoint ? "Remove breakpoint" : "Break here",
      Icon: CirclePause,
      hint: "F9",
      onChoose: () => builder.toggleBreakpoint(node.path),
    },
    { label: "Rename", Icon: PencilLine, hint: "F2", onChoose: parts.onRename },
    { label: "Move into…", Icon: SquareArrowRight, hint: "M", onChoose: parts.onMove },
    {
      label: "Move out of its container",
      Icon: ArrowUpFromLine,
      hint: "Alt+Up",
      isDisabled: placeOutside(graph, node) === undefined,
      onChoose: () => moveSelected(builder, "outside"),
    },
    {
      label: "Move into the container beside it",
      Icon: ArrowDownToLine,
      hint: "Alt+Down",
      isDisabled: placeInside(graph, node) === undefined,
      onChoose: () => moveSelected(builder, "inside"),
    },
    { label: "Copy", Icon: Copy, hint: "Ctrl+C", onChoose: () => void builder.copy() },
    {
      label: "Delete",
      Icon: Trash2,
      hint: "Del",
      onChoose: () => void builder.edit({ kind: "remove", paths: [node.path] }),
    },
  ];
}
