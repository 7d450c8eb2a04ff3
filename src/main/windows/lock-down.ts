import type { BrowserWindowConstructorOptions, Session, WebContents } from "electron";
import { APP_ORIGIN } from "./app-origin.ts";
import { isAllowedExternal } from "./external-links.ts";

/** Refuses everything that a page could ask of the machine, from camera to clipboard reading. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** The one page that a window may open: an empty one of our own origin, for panels that leave the window. */
const POPOUT_URL = `${APP_ORIGIN}/popout.html`;

/** What a window that a page opens is made with; undefined lets no page open any. */
export type PopoutOptions = (features: string) => BrowserWindowConstructorOptions;

/**
 * Keeps a page where it is: no navigation, no webview, no new window but the product's own for panels; known links go to the
 * browser.
 */
export function confine(
  contents: WebContents,
  openExternal: (url: string) => void,
  popoutOptions?: PopoutOptions,
): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url, features }) => {
    if (popoutOptions !== undefined && url === POPOUT_URL)
      return { action: "allow", overrideBrowserWindowOptions: popoutOptions(features) };
    if (isAllowedExternal(url)) openExternal(url);
    return { action: "deny" };
  });
}
