/** One thing that a person can do, from the palette, by a key or from the menu. */
export interface Command {
  /** Stands in kept key bindings: never renamed. */
  readonly id: string;
  readonly title: string;
  /** Under which heading it is listed. */
  readonly group: string;
  /** The key that it comes with, such as `$mod+k`; undefined for none. */
  readonly keys?: string;
  /** Shown beside it in the palette: what it is about. */
  readonly hint?: string;
  readonly run: () => void;
}
