/** A file that a person chose to import. */
export interface ChosenFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** The text that it begins with, as whole lines; undefined where it is no text. */
  readonly head?: string | undefined;
}

/** Symbols that a person watches, under a heading. */
export interface WatchlistSection {
  readonly name: string;
  readonly symbols: readonly string[];
}

export interface Watchlist {
  readonly sections: readonly WatchlistSection[];
}

/** Of the window alone. */
export interface DeskDataRequests {
  /** Asks for a file of bars; undefined when the person cancelled. */
  "desktop:choose-data-file": (input: undefined) => ChosenFile | undefined;
  /** `watchlist` is undefined while a person has made none; `problem` says why the kept one could not be read. */
  "watchlist:get": (input: undefined) => {
    readonly watchlist?: Watchlist | undefined;
    readonly problem?: string | undefined;
  };
  "watchlist:save": (input: Watchlist) => undefined;
}
