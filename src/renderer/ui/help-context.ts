import { createContext } from "react";

/** What a figure means and how it is computed, a paragraph a text. */
export interface Help {
  readonly title: string;
  readonly words: readonly string[];
}

/** A help that is open, below the element that it explains. */
export interface ShownHelp extends Help {
  readonly anchor: HTMLElement;
  /** Opened by a press, and open until it is dismissed; what the pointer opened goes with it. */
  readonly isPinned: boolean;
}

interface HelpControl {
  readonly shown: ShownHelp | undefined;
  readonly press: (anchor: HTMLElement, help: Help) => void;
  readonly enter: (anchor: HTMLElement, help: Help) => void;
  readonly leave: () => void;
}

/** Undefined where no group is around. */
export const HelpContext = createContext<HelpControl | undefined>(undefined);
