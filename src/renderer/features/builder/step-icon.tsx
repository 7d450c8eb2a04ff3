import {
  Bell,
  Blocks,
  CircleHelp,
  Combine,
  GitBranch,
  Group,
  Hourglass,
  Play,
  Repeat,
  ShieldCheck,
  SquareFunction,
  UserCheck,
  Workflow,
  Zap,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { StepKind } from "#shared/model/workflow-graph.ts";
import { lookOfSlice } from "./slice-look.ts";

const ICONS: Readonly<Record<StepKind, LucideIcon>> = {
  call: SquareFunction,
  action: Blocks,
  initialize: Play,
  group: Group,
  trigger: Zap,
  branch: GitBranch,
  parallel: Combine,
  each: Repeat,
  try: ShieldCheck,
  wait: Hourglass,
  event: Bell,
  approval: UserCheck,
  workflow: Workflow,
  unreadable: CircleHelp,
};

interface StepIconProps {
  readonly kind: StepKind;
  /** `slice.method` of what it calls; empty for a step that calls nothing. */
  readonly method?: string;
}

/** What a step is: of which slice, or which kind of control. */
export function StepIcon({ kind, method = "" }: StepIconProps) {
  const Icon = lookOfSlice(method.split(".")[0] ?? "")?.Icon ?? ICONS[kind];
  return <Icon size={14} strokeWidth={2} aria-hidden="true" />;
}
