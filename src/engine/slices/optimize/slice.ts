import { defineSlice } from "#engine/base/define-slice.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { evaluate } from "./evaluate.ts";
import { judge } from "./judge.ts";
import { optimizeManifest } from "./manifest.ts";
import { createMemoryStudies } from "./memory-studies.ts";
import type { StudyBook } from "./ports.ts";
import { openHoldOut } from "./open-hold-out.ts";
import { runStudy } from "./run-study.ts";
import { trace } from "./trace.ts";
import { walkForward } from "./walk-forward.ts";

/** Without a book of studies nothing is kept, and only the own trials of a search are counted. */
export function createOptimize(given: {
  readonly caller: SliceCaller;
  readonly studies?: StudyBook | undefined;
}) {
  const ports = { caller: given.caller, studies: given.studies ?? createMemoryStudies() };
  return defineSlice(optimizeManifest, {
    run: (input, context) => runStudy(input, context, ports),
    walk_forward: (input, context) => walkForward(input, context, ports),
    open_hold_out: (input, context) => openHoldOut(input, context, ports),
    evaluate,
    trace,
    judge,
  });
}
