import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

test("the page can reach nothing but the two functions it was given", async ({ workspace }) => {
  const window = await openWindow(workspace);
  const { page } = window;
  await new Workbench(page).isReady();
  const seen = await page.evaluate(async () => {
    const fetched = await fetch("https://example.com/").then(
      () => "answered",
      () => "refused",
    );
    const missing = await fetch("app://workstation/..%2f..%2fpackage.json");
    const inline = document.createElement("script");
    inline.textContent = "window.inlineRan = true";
    document.body.append(inline);
    const styled = document.createElement("div");
    styled.style.setProperty("width", "37px");
    document.body.append(styled);
    return {
      bridge: Object.keys(Reflect.get(globalThis, "trader") as object).toSorted(),
      node: ["require", "process", "module", "Buffer"].filter((name) => name in globalThis),
      fetched,
      missing: missing.status,
      inlineRan: "inlineRan" in globalThis,
      scriptedWidth: styled.getBoundingClientRect().width,
      opened: globalThis.open("https://example.com/") === null,
      policy: (await fetch("app://workstation/index.html")).headers.get("content-security-policy"),
    };
  });
  expect(seen).toMatchObject({
    bridge: ["invoke", "subscribe"],
    node: [],
    fetched: "refused",
    missing: 404,
    inlineRan: false,
    scriptedWidth: 37,
    opened: true,
  });
  expect(seen.policy).toContain("default-src 'none'");

  await page.evaluate(() => location.assign("https://example.com/")).catch(() => undefined);
  expect(page.url()).toBe("app://workstation/index.html");
  expect(window.app.windows()).toHaveLength(1);
  const refused = window.pageErrors.filter((text) => text.includes("Content Security Policy"));
  expect(refused.join(), "what the page was told of it").toContain("Refused to connect");
  await window.app.close();
});
