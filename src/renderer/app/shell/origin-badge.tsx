import { FlaskConical, Repeat } from "lucide-react";
import { Badge } from "#renderer/ui/badge.tsx";
import type { View } from "../workbench/view.ts";

const ORIGINS = {
  synthetic: {
    tone: "synthetic",
    word: "SYNTHETIC",
    hint: "These prices were generated; they are no real market.",
    Icon: FlaskConical,
  },
  replay: {
    tone: "replay",
    word: "REPLAY",
    hint: "These prices were recorded; they are not those of now.",
    Icon: Repeat,
  },
} as const;

/** What the prices on the screen are, when they are not those of a market now. */
export function OriginBadge({ origin }: { readonly origin: View["origin"] }) {
  if (origin === undefined) return null;
  const { tone, word, hint, Icon } = ORIGINS[origin];
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden="true" />} hint={hint}>
      {word}
    </Badge>
  );
}
