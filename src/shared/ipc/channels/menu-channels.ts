/** The menus of the menu bar that hold commands of the product, in their order. */
export const MENUS = ["file", "edit", "view", "workspace", "run", "window", "help"] as const;
export type MenuName = (typeof MENUS)[number];

/** A command of the window as it stands in the menu bar. */
export interface MenuEntry {
  readonly command: string;
  readonly title: string;
  readonly menu: MenuName;
  /** The menu within the menu; undefined stands in the menu itself. */
  readonly submenu?: string | undefined;
  /** The keys bound now, such as `$mod+k`; undefined for none. */
  readonly keys?: string | undefined;
  readonly isEnabled: boolean;
  /** Whether a thing that can be on is on; undefined when it cannot be. */
  readonly isOn?: boolean | undefined;
}

/** Of the window alone; these answer also while the workspace does not open. */
export interface MenuRequests {
  /** Puts the commands into the menu bar, in place of those before; what is chosen there comes as `menu:chosen`. */
  "menu:set": (input: { readonly entries: readonly MenuEntry[] }) => undefined;
}
