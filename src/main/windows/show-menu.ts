import { Menu } from "electron";
import { menuTemplate } from "./menu.ts";
import type { MenuOptions } from "./menu.ts";

/** Puts a menu bar in place of the one before. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
