import { summarize } from "#engine/workflow/summarize.ts";
import type { OutcomesView, OutcomeView } from "#shared/ipc/channels/builder-channels.ts";
import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { Books } from "#main/logs/books.ts";

/**
 * What each step of a run answered last, by the events that say so: the content is read by the hash of the event and
 * checked to have it, so what the canvas shows is what was recorded.
 */
export function readOutcomes(books: Pick<Books, "ofRun">, runId: RunId): OutcomesView {
  const book = books.ofRun(runId);
  if (book === undefined) return { outcomes: [], attempts: {} };
  const found = new Map<string, OutcomeView>();
  const attempts = new Map<string, number>();
  const note = (step: string, outputs: Readonly<Record<string, ContentHash>>): void => {
    for (const [field, hash] of Object.entries(outputs)) {
      const value = book.artifacts.get(hash);
      const { [field]: summary } = summarize({ [field]: value });
      found.set(`${step} ${field}`, { step, field, hash, summary });
    }
  };
  for (const event of book.log.readRunStory(runId)) {
    if (event.name === "workflow.started")
      for (const { step, outputs = {} } of event.payload.rerunOf?.taken ?? []) note(step, outputs);
    if (event.name === "workflow.step.started" && event.payload.attempt > 1)
      attempts.set(event.payload.step, event.payload.attempt);
    if (event.name === "workflow.step.completed") note(event.payload.step, event.payload.outputs ?? {});
  }
  return { outcomes: [...found.values()], attempts: Object.fromEntries(attempts) };
}
