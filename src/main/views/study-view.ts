import { optimizeManifest } from "#engine/slices/optimize/manifest.ts";
import type { StudyView } from "#shared/ipc/channels/run-channels.ts";

/** Trials shown; the report's data holds all of them. */
const TRIALS_SHOWN = 20;

/** A stored study for people; undefined when there is none, or when the user's own slice stored another thing of that name. */
export function toStudyView(stored: unknown): StudyView | undefined {
  const parsed = optimizeManifest.methods.run.output.safeParse({ study: stored });
  if (!parsed.success) return undefined;
  const { trials, ...study } = parsed.data.study;
  const best = trials.toSorted((left, right) => right.sharpe - left.sharpe);
  return { ...study, top: best.slice(0, TRIALS_SHOWN) };
}
