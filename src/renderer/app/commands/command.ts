import type { MenuName } from "#shared/ipc/channels/menu-channels.ts";

/** One thing that a person can do, from the palette, by a key or from the menu. */
export interface Command {
  /** Stands in kept key bindings: never renamed. */
  readonly id: string;
  readonly title: string;
  /** What it is about, such as the title of a panel that it opens: who types that alone means this command. */
  readonly noun?: string;
  /** Under which heading it is listed. */
  readonly group: string;
  /** The key that it comes with, such as `$mod+k`; undefined for none. */
  readonly keys?: string;
  /** Shown beside it in the palette: what it is about. */
  readonly hint?: string;
  /** Where it stands in the menu bar. */
  readonly place?: MenuPlace;
  /** Whether it would do something now; a command without it always would. */
  readonly isEnabled?: () => boolean;
  /** Whether it is the chosen one of several; only of a command that is one of several. */
  readonly isOn?: () => boolean;
  readonly run: () => void;
}

interface MenuPlace {
  readonly menu: MenuName;
  readonly submenu?: string;
  /** Its title there, when the submenu says the rest. */
  readonly title?: string;
}
