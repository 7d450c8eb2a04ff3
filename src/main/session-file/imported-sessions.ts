import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { newId } from "#main/node/node-ports.ts";
import { syncDirectoryOf, syncFile } from "#main/files/durable-file.ts";
import { toSerialError, type SerialError } from "#shared/errors/app-error.ts";
import { damagedSessionFile } from "./session-file-error.ts";
import { readSessionFile, type SessionFile } from "./read-session-file.ts";

/** A session of another workspace: a file in the folder `imported`, read-only, and in no log of this workspace. */
export interface ImportedSession {
  readonly file: string;
  /** Undefined when the file is not as it was imported. */
  readonly session: SessionFile | undefined;
  readonly error: SerialError | undefined;
}

const folderOf = (workspace: string): string => join(workspace, "imported");
const ENDING = ".gtsession";

/**
 * Copies a session file into the workspace and checks the copy; nothing is left of one that is refused. The name of the
 * copy is the hash of its content, whatever the file or its session is called.
 */
export function importSession(
  workspace: string,
  source: string,
): ImportedSession & { readonly isNew: boolean } {
  const { manifest } = readSessionFile(source);
  const folder = folderOf(workspace);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${manifest.sha256}${ENDING}`);
  if (existsSync(file)) return { ...readImported(file), isNew: false };
  const copy = join(folder, `${newId("import")}.part`);
  try {
    copyFileSync(source, copy);
    chmodSync(copy, 0o600);
    // What is kept is what was checked, also when somebody changed the source meanwhile.
    const session = readSessionFile(copy);
    if (session.manifest.sha256 !== manifest.sha256)
      throw damagedSessionFile(source, 0, "it changed while it was imported");
    syncFile(copy);
    chmodSync(copy, 0o400);
    renameSync(copy, file);
    syncDirectoryOf(file);
    return { file, session, error: undefined, isNew: true };
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Each file checked anew; newest import first. */
export function listImported(workspace: string): readonly ImportedSession[] {
  const folder = folderOf(workspace);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => join(folder, name))
    .toSorted((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs)
    .map(readImported);
}

function readImported(file: string): ImportedSession {
  try {
    return { file, session: readSessionFile(file), error: undefined };
  } catch (thrown) {
    return { file, session: undefined, error: toSerialError(thrown) };
  }
}
