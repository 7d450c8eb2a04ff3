/** `study` is the id, such as `study-7`. */
export interface StudyEvents {
  "study.started": { readonly study: string; readonly strategy: string; readonly sampler: string };
  /** A later run goes on with what is kept of it. */
  "study.resumed": { readonly study: string; readonly trialsKept: number };
  "study.paused": { readonly study: string; readonly by: string };
  "study.continued": { readonly study: string; readonly by: string };
  "study.completed": { readonly study: string; readonly parameters: Readonly<Record<string, number>> };
  /** It ended without a choice, and can go on. */
  "study.stopped": { readonly study: string; readonly reason: string };
  /** The days that were kept closed are looked at; once, unless somebody insists. */
  "study.holdout.opened": {
    readonly study: string;
    readonly from: string;
    readonly to: string;
    readonly isForced: boolean;
  };
  /** Its parameters were written into a workflow. */
  "study.applied": { readonly study: string; readonly workflow: string; readonly path: string };
}
