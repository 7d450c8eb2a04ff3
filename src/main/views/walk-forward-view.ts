import { optimizeManifest } from "#engine/slices/optimize/manifest.ts";
import type { WalkForwardView } from "#shared/ipc/channels/run-channels.ts";

/** A stored walk forward for people; undefined when there is none, or when another thing is stored under its name. */
export function toWalkForwardView(stored: unknown): WalkForwardView | undefined {
  const parsed = optimizeManifest.methods.walk_forward.output.safeParse({ walkForward: stored });
  if (!parsed.success) return undefined;
  const { scheme, purgeBars, note, windows, equity } = parsed.data.walkForward;
  return {
    scheme,
    purgeBars,
    note,
    windows,
    equity: { tsMs: [...equity.tsOpenMs], equity: [...equity.equity] },
  };
}
