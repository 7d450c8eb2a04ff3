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
export const POPOUT_URL = `${APP_ORIGIN}/popout.html`;

/** What a window that a page opens is made with, by the features that it asks for. */
export type PopoutOptions = (features: string) => BrowserWindowConstructorOptions;

interface Freedom {
  /** Without them the page may open no window. */
  readonly popoutOptions?: PopoutOptions | undefined;
  /** The one page that it may go to: a window that a page opened begins on none. */
  readonly home?: string;
}

/**
 * Keeps a page where it is: no navigation, no webview, no new window but the product's own for panels; known links go to the
 * browser.
 */
export function confine(
  contents: WebContents,
  openExternal: (url: string) => void,
  { popoutOptions, home }: Freedom = {},
): void {
  const stay = (event: Pick<Event, "preventDefault"> & { readonly url: string }): void => {
    if (home === undefined || event.url !== home) event.preventDefault();
  };
  contents.on("will-navigate", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", stay);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url, features }) => {
    if (popoutOptions !== undefined && url === POPOUT_URL)
      return { action: "allow", overrideBrowserWindowOptions: popoutOptions(features) };
    if (isAllowedExternal(url)) openExternal(url);
    return { action: "deny" };
  });
}
