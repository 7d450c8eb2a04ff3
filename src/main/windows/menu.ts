import type { MenuItemConstructorOptions } from "electron";

const separator: MenuItemConstructorOptions = { type: "separator" };
const roles = (...names: readonly NonNullable<MenuItemConstructorOptions["role"]>[]) =>
  names.map((role): MenuItemConstructorOptions => ({ role }));

/** The menu, of native roles only; every command of the product is a control in the window. */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const isMac = platform === "darwin";
  return [
    ...(isMac ? roles("appMenu") : []),
    { label: "&File", submenu: roles(isMac ? "close" : "quit") },
    {
      label: "&Edit",
      submenu: [...roles("undo", "redo"), separator, ...roles("cut", "copy", "paste", "selectAll")],
    },
    {
      label: "&View",
      submenu: [
        ...roles("reload"),
        separator,
        ...roles("resetZoom", "zoomIn", "zoomOut"),
        separator,
        ...roles("togglefullscreen"),
      ],
    },
    { label: "&Window", submenu: roles("minimize", "zoom") },
    { label: "&Help", submenu: roles("about") },
  ];
}
