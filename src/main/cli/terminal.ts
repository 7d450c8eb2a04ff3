/** What a command may do to the world outside the workspace. */
export interface Terminal {
  /** Writes a line to standard output. */
  print(line: string): void;
  /** Writes a line to standard error. */
  warn(line: string): void;
  /** Writes text as it is, for live tables. */
  write(text: string): void;
  /** Shows a line on standard error in place of the one before; absent where nobody looks at it. */
  readonly showStatus?: (line: string) => void;
  readonly isInteractive: boolean;
  readonly columns: number;
  /** Calls back on Ctrl+C or a request to end; returns the way to stop listening. */
  onInterrupt(callback: () => void): () => void;
  readFile(path: string): string;
  /** Writes a file whole or not at all. */
  writeFile(path: string, content: string | Uint8Array): void;
}
