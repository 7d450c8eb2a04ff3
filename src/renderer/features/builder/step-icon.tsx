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

export function StepIcon({ kind }: { readonly kind: StepKind }) {
  const Icon = ICONS[kind];
  return <Icon size={14} strokeWidth={2} aria-hidden="true" />;
}
