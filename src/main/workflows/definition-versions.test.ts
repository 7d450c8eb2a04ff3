import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createWorkflowLibrary } from "#engine/workflow/library.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb } from "#main/store/open-db.ts";
import { createVersionStore } from "#main/store/version-store.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { epochMs } from "#shared/model/time.ts";
import { createDefinitionVersions } from "./definition-versions.ts";
import { keepDefinitions } from "./keep-definitions.ts";
import { createWorkflowFiles, writeWorkflowFile } from "./workflow-files.ts";

const FIRST = "name: mine\nsteps:\n  - a: { slice: data, method: get_historical }\n";
const SECOND = `${FIRST}  - b: { slice: analyze, method: find_patterns }\n`;

/** A workspace with a workflow that ships, `shipped`, and a file of the person's own with the texts one after the other. */
async function aWorkspace(...texts: readonly string[]) {
  const directory = aDirectory();
  const [builtIn, own] = [join(directory, "built-in"), join(directory, "own")];
  for (const folder of [builtIn, own]) mkdirSync(folder);
  writeFileSync(join(builtIn, "shipped.yaml"), FIRST.replace("mine", "shipped"));
  const { db } = openDb(join(directory, "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  let now = 0;
  const library = createWorkflowLibrary(createWorkflowFiles(builtIn, own), sha256, (found) =>
    keepDefinitions(versions, found),
  );
  const versions = createDefinitionVersions({
    store: createVersionStore(db),
    clock: { now: () => epochMs((now += 1)), monotonicMs: () => now },
    readDefinitions: () => library.list(),
    write: (fileName, text) => writeWorkflowFile(own, fileName, text),
  });
  for (const text of texts) {
    writeFileSync(join(own, "file.yml"), text);
    await library.list();
  }
  const read = (name: string) => readFileSync(join(own, name), "utf8");
  return { versions, read, own };
}

describe("definition versions", () => {
  it("are the texts that were seen, and say which is in the file now", async () => {
    const { versions } = await aWorkspace(FIRST, SECOND, FIRST);
    expect(await versions.list("mine")).toEqual([
      expect.objectContaining({ number: 2, hash: sha256(SECOND), isPresent: false, origin: "user" }),
      expect.objectContaining({ number: 1, hash: sha256(FIRST), isPresent: true, origin: "user" }),
    ]);
  });

  it("are read with their text as it was, the end of its last line included", async () => {
    const { versions } = await aWorkspace(FIRST.trimEnd(), SECOND);
    expect(await versions.read("mine", "1")).toMatchObject({
      version: { number: 1, isPresent: false },
      text: FIRST.trimEnd(),
    });
    await expect(versions.read("mine", "9")).rejects.toMatchObject({ code: "version.unknown" });
  });

  it("differ line by line", async () => {
    const { versions } = await aWorkspace(FIRST, SECOND);
    const { lines, from, to } = await versions.diff("mine", "1", "present");
    expect([from.number, to.number]).toEqual([1, 2]);
    expect(lines.map(({ kind }) => kind)).toEqual(["same", "same", "same", "added"]);
    const back = await versions.diff("mine", sha256(SECOND).slice(0, 6), "1");
    expect(back.lines.at(-1)).toEqual({
      kind: "removed",
      text: "  - b: { slice: analyze, method: find_patterns }",
    });
  });

  it("show what was removed before what came in its place", async () => {
    const { versions } = await aWorkspace(FIRST, FIRST.replace("a:", "z:"));
    const { lines } = await versions.diff("mine", "1", "2");
    expect(lines.map(({ kind }) => kind)).toEqual(["same", "same", "removed", "added"]);
  });

  it("come back into the file that they were in", async () => {
    const { versions, read } = await aWorkspace(FIRST, SECOND);
    const { version, path } = await versions.restore("mine", "1");
    expect([read("file.yml"), version.number, version.isPresent]).toEqual([FIRST, 1, true]);
    expect(path).toMatch(/file\.yml$/);
    expect((await versions.restore("mine", "2")).version.number).toBe(2);
  });

  it("are written under another name beside what ships, and never over it", async () => {
    const { versions, read } = await aWorkspace();
    await expect(versions.restore("shipped", "1")).rejects.toMatchObject({
      code: "version.built-in",
      remedy: "give a new name: gpt-trader workflows restore shipped 1 --as my_shipped",
    });
    const { version } = await versions.restore("shipped", "present", "my_shipped");
    expect(version).toMatchObject({ workflow: "my_shipped", number: 1, origin: "user" });
    expect(read("my_shipped.yaml")).toBe(FIRST.replace("mine", "my_shipped"));
  });

  it("never replace another workflow", async () => {
    const { versions } = await aWorkspace(FIRST);
    await expect(versions.restore("shipped", "1", "mine")).rejects.toMatchObject({
      code: "version.name-taken",
    });
  });

  it.each([
    ["nothing", "1", undefined, "version.unknown-workflow"],
    ["mine", "9", undefined, "version.unknown"],
    ["mine", "1", "../mine", "version.bad-name"],
  ])("refuse %s %s as %s with %s", async (workflow, version, as, code) => {
    const { versions } = await aWorkspace(FIRST);
    await expect(versions.restore(workflow, version, as)).rejects.toMatchObject({ code });
  });

  it("refuse a name whose file holds another workflow", async () => {
    const { versions, own, read } = await aWorkspace(FIRST);
    writeFileSync(join(own, "new.yaml"), FIRST.replace("mine", "another"));
    await expect(versions.restore("mine", "1", "new")).rejects.toMatchObject({ code: "version.file-taken" });
    expect(read("new.yaml")).toContain("another");
  });

  it("of a run stand beside that of today, also when the file is gone", async () => {
    const { versions } = await aWorkspace(FIRST, SECOND);
    expect(await versions.ofRun("mine", sha256(FIRST))).toMatchObject({
      version: { number: 1, isPresent: false },
      present: { number: 2 },
    });
    versions.keep([{ workflow: "gone", hash: sha256(FIRST), text: FIRST, origin: "run" }]);
    expect(await versions.ofRun("gone", sha256(FIRST))).toMatchObject({
      version: { number: 1, origin: "run" },
      present: undefined,
    });
    expect(await versions.ofRun("mine", sha256("never"))).toBeUndefined();
  });
});
