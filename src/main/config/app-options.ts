/** What the host tells the app of where it is. */
export interface AppOptions {
  readonly workspace: string;
  readonly isDemo: boolean;
  readonly version: string;
  /** The folder with bars and workflows that ship. */
  readonly resources: string;
  /** The folder with the built workers. */
  readonly workers: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `key=value` settings of the command line. */
  readonly overrides: readonly string[];
}
