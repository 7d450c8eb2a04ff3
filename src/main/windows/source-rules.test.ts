import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = path.resolve(import.meta.dirname, "../..");
const files = globSync("**/*.{ts,tsx}", { cwd: SOURCE })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(SOURCE, file), "utf8") }));

function filesWith(pattern: RegExp): readonly string[] {
  return files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
}

describe("the source", () => {
  it.each([
    { what: "windows are made", pattern: /new BrowserWindow/, where: ["main/windows/create-window.ts"] },
    {
      what: "pages are loaded",
      pattern: /\.load(URL|File)\(/,
      where: ["main/desktop/report-page.ts", "main/windows/main-window.ts"],
    },
    { what: "ipcMain is used", pattern: /\bipcMain\b\./, where: ["main/ipc/serve.ts"] },
    { what: "a page is sent to", pattern: /contents\.send\(/i, where: ["main/ipc/push.ts"] },
    { what: "the bridge is used", pattern: /contextBridge\./, where: ["preload/index.ts"] },
    { what: "ipcRenderer is used", pattern: /ipcRenderer\./, where: ["preload/index.ts"] },
    {
      what: "links open outside",
      pattern: /openExternal\(url\)/,
      where: ["main/windows/create-window.ts", "main/windows/lock-down.ts"],
    },
    {
      what: "security is loosened",
      pattern:
        /webSecurity: false|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegration: true/,
      where: [],
    },
    { what: "HTML is written by hand", pattern: /dangerouslySetInnerHTML|\.innerHTML\s*=/, where: [] },
  ])("has one place where $what", ({ pattern, where }) => {
    expect(filesWith(pattern).toSorted()).toEqual(where);
  });

  it("exposes two functions to the window and nothing else", () => {
    const preload = files.find(({ file }) => file === "preload/index.ts")?.text ?? "";
    expect(preload.match(/exposeInMainWorld\([^)]*\)/g)).toEqual(['exposeInMainWorld("trader", api)']);
  });
});
