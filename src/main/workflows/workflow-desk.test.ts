import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRegistry } from "#engine/registry/registry.ts";
import { anEntry } from "#engine/registry/testing/fake-slices.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createWorkflowLibrary } from "#engine/workflow/library.ts";
import { TRADING_SLICES, TRADING_WORKFLOW } from "#engine/workflow/testing/trading-slices.ts";
import { canvasLayoutSchema } from "#main/ipc/schemas/builder-schemas.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { contentHash } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createBuilderFiles } from "./builder-files.ts";
import { createWorkflowDesk } from "./workflow-desk.ts";
import { createWorkflowFiles, writeWorkflowFile } from "./workflow-files.ts";

const LAYOUT = { positions: { fetch_data: { x: 10, y: 20 } }, notes: [] };
const MINE = TRADING_WORKFLOW.replace("trade", "mine");

/** A workspace with `trade`, which ships, and `mine`, a file of the person's own. */
function aDesk() {
  const directory = aDirectory();
  const [builtIn, own] = [join(directory, "built-in"), join(directory, "workflows")];
  for (const folder of [builtIn, own]) mkdirSync(folder);
  writeFileSync(join(builtIn, "trade.yaml"), TRADING_WORKFLOW);
  writeFileSync(join(own, "mine.yaml"), MINE);
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  for (const [id, fake] of Object.entries(TRADING_SLICES)) registry.register(anEntry(id, fake));
  const library = createWorkflowLibrary(createWorkflowFiles(builtIn, own), sha256);
  const reported: unknown[] = [];
  const files = createBuilderFiles({
    directory,
    layoutSchema: canvasLayoutSchema,
    report: (thrown) => void reported.push(thrown),
  });
  const desk = createWorkflowDesk({
    engine: { registry, library, listDefinitions: () => library.list() },
    files,
    hash: sha256,
    write: (fileName, text) => writeWorkflowFile(own, fileName, text),
  });
  return { desk, files, own, directory, reported };
}

describe("createWorkflowDesk", () => {
  it("opens, edits and saves a file of the person's own with what its canvas looks like", async () => {
    const { desk, own } = aDesk();
    const opened = await desk.open("mine");
    const edit = { kind: "rename", path: "fetch_data", id: "load" } as const;
    const { text, graph } = await desk.edit(opened.text, edit);
    expect(graph.nodes[0]?.path).toBe("load");
    const saved = await desk.save({ workflow: "mine", text, layout: LAYOUT, basedOn: opened.hash });
    expect(saved).toEqual({ workflow: "mine", hash: sha256(text), path: join(own, "mine.yaml") });
    expect(readFileSync(saved.path, "utf8")).toBe(MINE.replace("fetch_data", "load"));
    expect(await desk.open("mine")).toMatchObject({ hash: saved.hash, layout: LAYOUT, draft: undefined });
  });

  it("refuses to save over a file that changed since it was opened, and leaves it as it is", async () => {
    const { desk, own } = aDesk();
    const { text, hash } = await desk.open("mine");
    writeFileSync(join(own, "mine.yaml"), `${MINE}# by somebody else\n`);
    const save = desk.save({ workflow: "mine", text, layout: LAYOUT, basedOn: hash });
    await expect(save).rejects.toMatchObject({ code: "builder.file-changed", kind: "refused" });
    expect(readFileSync(join(own, "mine.yaml"), "utf8")).toContain("by somebody else");
  });

  it.each([
    ["what ships", "trade", TRADING_WORKFLOW, "builder.built-in"],
    ["a name that is taken by another one", "new_one", MINE, "builder.name-taken"],
    ["a text without a name", "new_one", "steps: []\n", "builder.no-name"],
    ["a name that is no file name", "new_one", "name: New One\nsteps: []\n", "builder.bad-name"],
  ])("refuses to save over %s", async (_, workflow, text, code) => {
    const { desk } = aDesk();
    await expect(desk.save({ workflow, text, layout: LAYOUT })).rejects.toMatchObject({ code });
  });

  it("starts a workflow from nothing or like another one, under a name that is free", async () => {
    const { desk } = aDesk();
    expect((await desk.create("night", undefined)).text).toBe("name: night\nversion: 1\nsteps: []\n");
    const like = await desk.create("night", "trade");
    expect(like.text).toBe(TRADING_WORKFLOW.replace("trade", "night"));
    const saved = await desk.save({ workflow: "night", text: like.text, layout: LAYOUT });
    expect(saved.workflow).toBe("night");
    await expect(desk.create("night", undefined)).rejects.toMatchObject({ code: "builder.name-taken" });
    await expect(desk.create("No", undefined)).rejects.toMatchObject({ code: "builder.bad-name" });
  });

  it("opens nothing where a file is empty, so that no empty canvas can be saved over it", async () => {
    const { desk, own } = aDesk();
    writeFileSync(join(own, "empty.yaml"), "");
    await expect(desk.open("empty")).rejects.toMatchObject({ code: "builder.file-unreadable" });
  });

  it("refuses a wire that cannot be, with the reason", async () => {
    const { desk } = aDesk();
    const from = { from: "run_backtest", fromField: "score", to: "fetch_data", toField: "symbols" };
    await expect(desk.edit(MINE, { kind: "connect", ...from })).rejects.toMatchObject({
      code: "builder.wire-refused",
      message: expect.stringContaining("run_backtest runs after fetch_data") as unknown,
    });
  });

  it("keeps drafts until they are saved or dropped, and offers one that differs from the file", async () => {
    const { desk, files } = aDesk();
    const draft = { workflow: "mine", text: `${MINE}# more\n`, layout: LAYOUT, tsKeptMs: epochMs(5) };
    files.keepDraft(draft);
    files.keepDraft({ ...draft, workflow: "other", tsKeptMs: epochMs(9) });
    expect((await desk.open("mine")).draft).toEqual(draft);
    expect(files.listDrafts().map(({ workflow }) => workflow)).toEqual(["other", "mine"]);
    files.dropDraft("mine");
    expect((await desk.open("mine")).draft).toBeUndefined();
    await desk.save({ workflow: "other", text: MINE.replace("mine", "other"), layout: LAYOUT });
    expect(files.listDrafts()).toEqual([]);
  });

  it("opens the workflow without a layout or draft that cannot be read, and reports it", async () => {
    const { desk, files, directory, reported } = aDesk();
    files.keepDraft({
      workflow: "mine",
      text: "x",
      layout: LAYOUT,
      basedOn: contentHash("0".repeat(64)),
      tsKeptMs: epochMs(1),
    });
    files.writeLayout("mine", LAYOUT);
    const paths = ["drafts/mine.json", "workflows/layouts/mine.json"].map((name) => join(directory, name));
    for (const path of paths) writeFileSync(path, "{");
    expect(await desk.open("mine")).toMatchObject({ draft: undefined, layout: { positions: {}, notes: [] } });
    expect(reported.length).toBe(2);
    expect(paths.every((path) => existsSync(path))).toBe(true);
  });

  it("offers what there is on a palette, and copies steps as text", async () => {
    const { desk } = aDesk();
    const titles = (await desk.palette()).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["Branch", "get_historical", "trade", "mine"]));
    expect(desk.copy(MINE, ["fetch_data"])).toBe("- fetch_data: { slice: data, method: get_historical }\n");
  });
});
