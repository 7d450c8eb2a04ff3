import { AppError, type ErrorKind } from "#shared/errors/app-error.ts";

interface Explanation {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly problem: string;
  readonly remedy: string;
}

const NO_PERMISSION: Explanation = {
  kind: "user",
  code: "file.no-permission",
  problem: "there is no permission to use",
  remedy: "let your user read and write it, or name another workspace",
};
const DISK_FULL: Explanation = {
  kind: "transient",
  code: "file.disk-full",
  problem: "there is no space left to write",
  remedy: "free space on the disk, then try again",
};
const WRONG_KIND: Explanation = {
  kind: "user",
  code: "file.wrong-kind",
  problem: "there is a file where a folder must be, or a folder where a file must be:",
  remedy: "move it away, or name another workspace",
};
const TOO_MANY: Explanation = {
  kind: "transient",
  code: "file.too-many-open",
  problem: "too many files are open to use",
  remedy: "close other programs, then try again",
};

const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map([
  ["EACCES", NO_PERMISSION],
  ["EPERM", NO_PERMISSION],
  ["EROFS", { ...NO_PERMISSION, problem: "a read-only disk holds" }],
  ["ENOSPC", DISK_FULL],
  ["EDQUOT", DISK_FULL],
  ["ENOTDIR", WRONG_KIND],
  ["EISDIR", WRONG_KIND],
  ["EEXIST", WRONG_KIND],
  ["EMFILE", TOO_MANY],
  ["ENFILE", TOO_MANY],
  [
    "ENAMETOOLONG",
    {
      kind: "user",
      code: "file.name-too-long",
      problem: "the name is too long:",
      remedy: "name a shorter path",
    },
  ],
  [
    "ENOENT",
    {
      kind: "user",
      code: "file.missing",
      problem: "there is no",
      remedy: "name a file or folder that exists, and start in a folder that exists",
    },
  ],
  [
    "EIO",
    {
      kind: "transient",
      code: "file.disk-failed",
      problem: "the disk failed to read or write",
      remedy: "check the disk; nothing can be relied on until it answers",
    },
  ],
]);

const MAX_PATH_SHOWN = 200;

/** Gives what the operating system says of a file a message and a remedy; what is no such error is answered as it is. */
export function explainSystemError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !("code" in thrown) || !("syscall" in thrown)) return thrown;
  const code = String(thrown.code);
  const explanation = EXPLANATIONS.get(code);
  if (explanation === undefined) return thrown;
  const { problem, ...rest } = explanation;
  const path = pathOf(thrown);
  return new AppError({
    ...rest,
    message: `${problem} ${path} (${code})`,
    field: "file",
    value: path,
    cause: thrown,
  });
}

function pathOf(thrown: Error): string {
  if ("path" in thrown && typeof thrown.path === "string") return thrown.path.slice(0, MAX_PATH_SHOWN);
  return "syscall" in thrown && thrown.syscall === "uv_cwd" ? "current folder" : "file";
}
