import type { Engine } from "#engine/engine.ts";
import { createBuilderFiles } from "#main/workflows/builder-files.ts";
import { builderHandlers } from "#main/ipc/handlers/builder-handlers.ts";
import { canvasLayoutSchema } from "#main/ipc/schemas/builder-schemas.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";
import { readOutcomes } from "#main/runs/run-outcomes.ts";
import { createWorkflowDesk } from "#main/workflows/workflow-desk.ts";
import type { Ground } from "./open-ground.ts";

interface BuilderServices {
  readonly engine: Engine;
  /** The workspace. */
  readonly directory: string;
  /** Writes a workflow file of the user's; answers its path. */
  readonly write: (fileName: string, text: string) => string;
}

/** Where workflows are drawn, saved and kept as drafts. */
export function joinBuilder(
  { books, report }: Pick<Ground, "books" | "report">,
  { engine, directory, write }: BuilderServices,
): ReturnType<typeof builderHandlers> {
  const files = createBuilderFiles({ directory, layoutSchema: canvasLayoutSchema, report });
  const desk = createWorkflowDesk({ engine, files, hash: nodeHasher, write });
  return builderHandlers({
    desk,
    files,
    clock: nodeClock,
    readOutcomes: (runId) => readOutcomes(books, runId),
  });
}
