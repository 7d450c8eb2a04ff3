import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { Document, Pair, YAMLMap } from "yaml";
import { CONFIG_KEYS } from "#shared/config/config.ts";
import { userError } from "#shared/errors/app-error.ts";
import { writeFileDurably } from "#main/files/durable-file.ts";
import { checkSetting } from "./config-value.ts";
import type { ConfigSetting } from "./config-value.ts";

/**
 * The settings of a YAML or JSON file, nested (`run: { feeBps: 2 }`) or dotted (`run.feeBps: 2`); none when there is no
 * such file. A broken file is the error `config.file-broken` that names the line.
 */
export function readConfigFile(path: string): readonly ConfigSetting[] {
  const { document, lines } = parse(path);
  if (document.contents === null) return [];
  if (!isMap(document.contents)) throw brokenError(path, 1, "it must hold settings by name");
  return readMap(document.contents, "", { path, document, lines });
}

/** Changes one setting in the file and keeps the rest as it is written, comments too; nothing is written to a broken file. */
export function writeConfigFile(path: string, { key, value }: ConfigSetting): void {
  const { document } = parse(path);
  const [area = ""] = key.split(".");
  // An area with nothing under it reads as null, which nothing can be set in.
  if (document.has(area) && !isMap(document.get(area))) document.delete(area);
  document.setIn(document.has(key) ? [key] : key.split("."), value);
  writeFileDurably(
    path,
    path.endsWith(".json") ? `${JSON.stringify(document, undefined, 2)}\n` : String(document),
  );
}

/** Ten times all settings with their comments; the parser compares each key of a map with all others. */
const MAX_CHARACTERS = 64 * 1024;

interface ParsedFile {
  readonly path: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

function parse(path: string): ParsedFile {
  const lines = new LineCounter();
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text.length > MAX_CHARACTERS) {
    throw brokenError(path, 1, `it must have at most ${MAX_CHARACTERS} characters, was ${text.length}`);
  }
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) throw brokenError(path, error.linePos?.[0].line ?? 1, firstLine(error.message));
  return { path, document, lines };
}

function readMap(map: YAMLMap, prefix: string, file: ParsedFile): readonly ConfigSetting[] {
  return map.items.flatMap((pair) => readPair(pair, prefix, file));
}

function readPair({ key, value }: Pair, prefix: string, file: ParsedFile): readonly ConfigSetting[] {
  const line = file.lines.linePos(isScalar(key) ? (key.range?.[0] ?? 0) : 0).line;
  if (!isScalar(key)) throw brokenError(file.path, line, "a setting's name must be text");
  const name = prefix + String(key.value);
  if (isMap(value)) return readMap(value, `${name}.`, file);
  const plain = toPlain(value, line, file);
  if (plain === null && CONFIG_KEYS.some((known) => known.startsWith(`${name}.`))) return [];
  return [checkSetting(name, plain, `${basename(file.path)} line ${line}`)];
}

function toPlain(value: unknown, line: number, file: ParsedFile): unknown {
  if (!isNode(value)) return value;
  try {
    return value.toJS(file.document) as unknown;
  } catch (thrown) {
    throw brokenError(file.path, line, firstLine(String(thrown)));
  }
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}

function brokenError(path: string, line: number, problem: string): Error {
  return userError({
    code: "config.file-broken",
    message: `${path} line ${line} cannot be read: ${problem}`,
    field: basename(path),
    value: `line ${line}`,
    remedy: "correct the line, or move the file away to start from the defaults; it was left as it is",
  });
}
