import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Window } from "./launch.ts";
import { test } from "./launch.ts";
import { readPdf } from "./pages/pdf-file.ts";

const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s/g, "");

/** Every figure that a report shows, as it shows it. */
function figuresIn(html: string): readonly string[] {
  return [...html.matchAll(/<data value="[^"]*" data-figure="[^"]*"[^>]*>([^<]*)<\/data>/g)].map(
    ([, shown]) => plain(shown ?? ""),
  );
}

/** Width and height of a PNG. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

/** The addresses of the windows of reports that are open. */
function reportWindows({ app }: Window): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((one) => one.webContents.getURL().startsWith("app://report/"))
      .map((one) => one.getTitle()),
  );
}

test("a run is printed and pictured with the numbers of its page, from the window and without it", async ({
  workbench,
  window,
  runCommandLine,
  workspace,
}) => {
  // A report is drawn four times, and a program is started for one of them.
  test.slow();
  await workbench.run.click();
  await workbench.completes();
  const html = readFileSync(await workbench.exportAs("HTML report"), "utf8");
  const figures = figuresIn(html);
  expect(figures.length).toBeGreaterThan(100);

  const pdf = readPdf(readFileSync(await workbench.exportAs("PDF document")));
  const text = plain(pdf.pages.join(" "));
  expect(figures.filter((shown) => !text.includes(shown))).toEqual([]);
  expect(pdf.pages.map((page) => /\d+\/\d+$/.exec(page)?.[0])).toEqual(
    pdf.pages.map((_, index) => expect.stringMatching(new RegExp(`${index + 1}/${pdf.pages.length}$`))),
  );
  expect(pdf.isTagged).toBe(true);
  expect([pdf.fonts > 0, pdf.embeddedFonts]).toEqual([true, pdf.fonts]);

  const png = sizeOf(readFileSync(await workbench.exportAs("PNG picture")));
  expect(png.width, "two points a pixel").toBeGreaterThan(2_000);
  expect(png.height, "the whole report").toBeGreaterThan(8_000);

  const apart = `${workspace.exportFolder}/apart.png`;
  await runCommandLine("export", "last", "--format", "png", "--output", apart);
  expect(sizeOf(readFileSync(apart))).toEqual(png);
  expect(window.pageErrors).toEqual([]);
});

test("a session and a comparison are looked at and saved", async ({ workbench, window }) => {
  const { page } = workbench;
  await workbench.run.click();
  await workbench.completes();
  await page.getByRole("button", { name: "Run again" }).click();
  await workbench.completesAsRun(2);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await workbench.runs.getByRole("button").last().click();
  await expect(page.getByRole("table", { name: "Compared figures" })).toBeAttached();
  const comparison = readFileSync(await workbench.exportAs("HTML report"), "utf8");
  expect(comparison).toContain("Two runs of simple_backtest");
  expect(figuresIn(comparison).length).toBeGreaterThan(10);
  const printed = readPdf(readFileSync(await workbench.exportAs("PDF document")));
  const text = plain(printed.pages.join(" "));
  expect(figuresIn(comparison).filter((shown) => !text.includes(shown))).toEqual([]);
  await page.keyboard.press("Escape");

  await workbench.chooseWorkflow("paper_trading");
  await workbench.fill("Symbols", "AAPL");
  await workbench.run.click();
  await expect(page.getByRole("group", { name: "Bars", exact: true })).toContainText(/\d\d/, {
    timeout: 60_000,
  });
  await workbench.stopSession();
  await expect(page.getByRole("list", { name: "Paper sessions" })).toContainText("stopped");
  const session = readFileSync(await workbench.exportAs("HTML report"), "utf8");
  expect(session).toMatch(/<h1>Paper session of .+ on AAPL, /);
  expect(session).toContain("● PAPER");
  const bars = await page.getByRole("group", { name: "Bars", exact: true }).locator(".number").innerText();
  const json = JSON.parse(readFileSync(await workbench.exportAs("JSON data"), "utf8")) as {
    readonly result: { readonly barsTraded: number };
  };
  expect(String(json.result.barsTraded)).toBe(bars.replaceAll(",", ""));

  for (const [format, title] of [
    ["HTML report", /^Paper session of .+ on AAPL, [-\d]+ to [-\d]+$/],
    ["CSV of figures", /^Paper session of .+\(session-.+-figures\.csv\)$/],
  ] as const) {
    await workbench.export.click();
    await page.getByRole("radio", { name: format }).check();
    await page.getByRole("button", { name: "Preview" }).click();
    await expect.poll(() => reportWindows(window)).toContainEqual(expect.stringMatching(title));
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
  }
  expect(window.pageErrors).toEqual([]);
});

test("a report that is looked at can run nothing, ask for nothing and go nowhere", async ({
  workbench,
  window,
}) => {
  await workbench.run.click();
  await workbench.completes();
  await workbench.export.click();
  await workbench.page.getByRole("button", { name: "Preview" }).click();
  await expect.poll(async () => (await reportWindows(window)).length).toBe(1);

  const found = await window.app.evaluate(async ({ BrowserWindow, session }) => {
    const all = BrowserWindow.getAllWindows();
    const preview = all.find((one) => one.webContents.getURL().startsWith("app://report/"))!;
    const main = all.find((one) => one !== preview)!;
    const { webContents: contents } = preview;
    const own = contents.session;
    const answers = await Promise.all(
      ["app://report/other.html", "app://workstation/index.html"].map((url) =>
        own.fetch(url).then(
          ({ status }) => status,
          () => "refused",
        ),
      ),
    );
    // As a page would that got script to run all the same.
    contents.debugger.attach("1.3");
    const run = async (expression: string): Promise<unknown> => {
      const { result } = (await contents.debugger.sendCommand("Runtime.evaluate", {
        expression,
        awaitPromise: true,
      })) as { readonly result: { readonly value?: unknown } };
      return result.value;
    };
    const tried = {
      fetched: await run("fetch('https://example.com/').then(() => 'answered', () => 'refused')"),
      opened: await run("open('https://example.com/') === null"),
      moved: await run("location.assign('https://example.com/'), 'asked'"),
      bridge: await run("'trader' in globalThis || 'require' in globalThis"),
    };
    const policy = (await own.fetch("app://report/report.html")).headers.get("content-security-policy");
    const preferences = (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
    return {
      isApart: own !== main.webContents.session && own !== session.defaultSession,
      isKept: own.isPersistent(),
      answers,
      policy,
      preferences,
      tried,
      url: contents.getURL(),
      windows: BrowserWindow.getAllWindows().length - all.length,
    };
  });
  expect(found).toMatchObject({
    isApart: true,
    isKept: false,
    answers: [404, 404],
    tried: { fetched: "refused", opened: true, moved: "asked", bridge: false },
    url: "app://report/report.html",
    windows: 0,
    preferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  expect(found.policy).toContain("default-src 'none'");
  expect(found.policy).not.toContain("script-src");
  expect((found.preferences as { readonly preload?: string }).preload).toBeUndefined();
  expect(window.pageErrors).toEqual([]);
});
