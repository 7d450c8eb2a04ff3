import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWorkflowLibrary } from "#engine/workflow/library.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createWorkflowFiles } from "./workflow-files.ts";

describe("createWorkflowFiles", () => {
  it("reads the files of both folders by name, and none from a folder that is not there", async () => {
    const own = aDirectory();
    for (const name of ["b.yml", "a.yaml", "notes.txt"]) writeFileSync(join(own, name), name);
    expect(await createWorkflowFiles(join(own, "none"), own).list()).toEqual([
      { fileName: "a", text: "a.yaml", origin: "user" },
      { fileName: "b", text: "b.yml", origin: "user" },
    ]);
  });

  it("lists a folder with the name of a workflow as one that cannot be read, and the others beside it", async () => {
    const own = aDirectory();
    mkdirSync(join(own, "folder.yaml"));
    writeFileSync(
      join(own, "good.yaml"),
      "name: good\nsteps:\n  - a: { slice: data, method: get_historical }\n",
    );
    const workflows = await createWorkflowLibrary(createWorkflowFiles(own, "none"), sha256).list();
    expect(workflows.map(({ name, problems }) => [name, problems.map(({ code }) => code)])).toEqual([
      ["folder", ["workflow.file-unreadable"]],
      ["good", []],
    ]);
  });
});
