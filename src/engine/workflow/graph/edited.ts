/** A text after an edit, and the steps to show. */
export interface Edited {
  readonly text: string;
  /** Paths of what was added, moved or changed. */
  readonly touched: readonly string[];
}
