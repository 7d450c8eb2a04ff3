import type { Session, WebContents } from "electron";
import { isAllowedExternal } from "./external-links.ts";

/** Refuses everything that a page could ask of the machine, from camera to clipboard reading. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Keeps a page where it is: no navigation, no new window, no webview; known links go to the browser. */
export function confine(contents: WebContents, openExternal: (url: string) => void): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedExternal(url)) openExternal(url);
    return { action: "deny" };
  });
}
