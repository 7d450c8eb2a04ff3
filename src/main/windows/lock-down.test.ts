import type { Session, WebContents } from "electron";
import { describe, expect, it } from "vitest";
import { confine, denyPermissions } from "./lock-down.ts";
import { SECURE_PREFERENCES } from "./web-preferences.ts";

type Handler = (...values: readonly unknown[]) => unknown;

/** A page that remembers what was hung on it. */
function aPage() {
  const listeners = new Map<string, Handler>();
  let openHandler: Handler = () => undefined;
  const contents = {
    on: (name: string, listener: Handler) => listeners.set(name, listener),
    setWindowOpenHandler: (handler: Handler) => {
      openHandler = handler;
    },
  } as unknown as WebContents;
  return { contents, listeners, open: (url: string) => openHandler({ url, features: "left=1" }) };
}

describe("confine", () => {
  it.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "prevents %s",
    (name) => {
      const { contents, listeners } = aPage();
      confine(contents, () => undefined);
      let isPrevented = false;
      listeners.get(name)?.({ preventDefault: () => (isPrevented = true) });
      expect(isPrevented).toBe(true);
    },
  );

  it("opens no window, and only known links outside", () => {
    const { contents, open } = aPage();
    const opened: string[] = [];
    confine(contents, (url) => opened.push(url));
    const answers = ["https://www.tradingview.com/", "https://evil.example/", "file:///etc/passwd"].map(open);
    expect({ answers, opened }).toEqual({
      answers: [{ action: "deny" }, { action: "deny" }, { action: "deny" }],
      opened: ["https://www.tradingview.com/"],
    });
  });
});

describe("confine with panels that may leave", () => {
  it("opens the product's own empty page, as main says, and nothing else", () => {
    const { contents, open } = aPage();
    confine(contents, () => undefined, { popoutOptions: (features) => ({ title: features }) });
    expect(open("app://workstation/popout.html")).toEqual({
      action: "allow",
      overrideBrowserWindowOptions: { title: "left=1" },
    });
    const others = [
      "app://workstation/index.html",
      "app://workstation/popout.html?x",
      "app://other/popout.html",
    ];
    expect(others.map(open)).toEqual(others.map(() => ({ action: "deny" })));
  });

  it("goes to its own page and nowhere else", () => {
    const { contents, listeners } = aPage();
    confine(contents, () => undefined, { home: "app://workstation/popout.html" });
    const isKept = (url: string): boolean => {
      let isPrevented = false;
      listeners.get("will-navigate")?.({ url, preventDefault: () => (isPrevented = true) });
      return isPrevented;
    };
    expect(
      ["app://workstation/popout.html", "app://workstation/index.html", "https://evil.example/"].map(isKept),
    ).toEqual([false, true, true]);
  });

  it("opens not even that page from a page that may not", () => {
    const { contents, open } = aPage();
    confine(contents, () => undefined);
    expect(open("app://workstation/popout.html")).toEqual({ action: "deny" });
  });
});

describe("denyPermissions", () => {
  it("denies requests, checks and devices alike", () => {
    const answers: unknown[] = [];
    const session = {
      setPermissionRequestHandler: (handler: Handler) =>
        handler({}, "media", (isGranted: unknown) => answers.push(isGranted)),
      setPermissionCheckHandler: (handler: Handler) => answers.push(handler({}, "clipboard-read")),
      setDevicePermissionHandler: (handler: Handler) => answers.push(handler({})),
    } as unknown as Session;
    denyPermissions(session);
    expect(answers).toEqual([false, false, false]);
  });
});

describe("SECURE_PREFERENCES", () => {
  it("sandboxes and isolates, without Node", () => {
    expect(SECURE_PREFERENCES).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });
});
