/** The text of one workflow file. */
export interface WorkflowText {
  /** File name without its ending; the name of a workflow whose text cannot be read. */
  readonly fileName: string;
  /** Empty when the file could not be read. */
  readonly text: string;
  /** Why the file could not be read; undefined when it was. */
  readonly unreadable?: string;
  readonly origin: "built-in" | "user";
}

/** Port: the workflow files there are, built-in ones first. */
export interface WorkflowSource {
  list(): Promise<readonly WorkflowText[]>;
}
