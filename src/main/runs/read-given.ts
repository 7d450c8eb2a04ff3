import type { RunId } from "#shared/model/ids.ts";
import type { Books } from "#main/logs/books.ts";

/** Names of the inputs that a run was given, without those that took a default; undefined when its log does not say. */
export function readGiven(books: Pick<Books, "ofRun">, runId: RunId): readonly string[] | undefined {
  const [started] = books.ofRun(runId)?.log.readRunStory(runId) ?? [];
  return started?.name === "workflow.started" ? started.payload.given : undefined;
}
