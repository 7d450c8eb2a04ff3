import { existsSync, mkdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { writeFileDurably } from "#main/files/durable-file.ts";
import type { WorkflowSource, WorkflowText } from "#engine/workflow/workflow-source.ts";

/**
 * The workflows that ship and those of the workspace; a folder that is not there holds none. A file that cannot be read
 * is listed with the reason, so that it does not keep the others from running.
 */
export function createWorkflowFiles(builtIn: string, own: string): WorkflowSource {
  return {
    list: async () => [...(await readFolder(builtIn, "built-in")), ...(await readFolder(own, "user"))],
  };
}

/** Writes a workflow of the person's own, over the file of that name when there is one; answers its path. */
export function writeWorkflowFile(own: string, fileName: string, text: string): string {
  mkdirSync(own, { recursive: true });
  const paths = [".yaml", ".yml"].map((ending) => join(own, `${fileName}${ending}`));
  const path = paths.find((candidate) => existsSync(candidate)) ?? join(own, `${fileName}.yaml`);
  writeFileDurably(path, text, 0o644);
  return path;
}

async function readFolder(folder: string, origin: WorkflowText["origin"]): Promise<readonly WorkflowText[]> {
  const names = (await listNames(folder)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => ({
      fileName: parse(name).name,
      origin,
      ...(await readText(join(folder, name))),
    })),
  );
}

async function readText(path: string): Promise<Pick<WorkflowText, "text" | "unreadable">> {
  try {
    return { text: await readFile(path, "utf8") };
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
    return { text: "", unreadable: code === "EISDIR" ? "it is a folder" : code };
  }
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return [];
    throw thrown;
  }
}
