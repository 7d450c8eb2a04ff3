import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import type { z } from "zod";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { SESSION_FOLD_VERSION } from "#engine/session/session-state.ts";
import { fromLosslessJson } from "#main/node/lossless-json.ts";
import { CHAIN_START, chainHashLike, isFirstForm } from "#main/store/event-chain.ts";
import { toEnvelope } from "#main/store/event-log.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import { AppError, userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { sessionId } from "#shared/model/ids.ts";
import { outputsOf } from "./needed-artifacts.ts";
import { checkPlain, fromPlainJson } from "./plain-json.ts";
import {
  artifactLine,
  eventLine,
  FORMAT,
  FORMAT_VERSION,
  headerLine,
  manifestLine,
  sessionLine,
} from "./session-file-lines.ts";
import type { EventLine, HeaderLine, ManifestLine, SessionRow } from "./session-file-lines.ts";
import { damagedSessionFile } from "./session-file-error.ts";
import { splitLines } from "./split-lines.ts";

/** A session file whose every line was checked. */
export interface SessionFile {
  readonly header: HeaderLine;
  readonly session: SessionRow;
  readonly manifest: ManifestLine;
  readonly bytes: number;
  /** Of the session and of its run, ascending. */
  readonly events: readonly AnyEnvelope[];
}

const MAX_FILE_BYTES = 1024 ** 3;
const MAX_LINE_BYTES = 128 * 1024 ** 2;

const FIRST_FOLD_VERSION = 1;

interface Line {
  readonly number: number;
  readonly bytes: Buffer;
  readonly value: unknown;
}

/**
 * Reads a session file and checks all that it says: each event against its hash, each artifact against its own, the
 * state that the events fold to (of a file of the same fold version), and every byte. Throws `session-file.damaged`, `-foreign`, `-newer`, `-too-large` or
 * `-unreadable`.
 */
export function readSessionFile(file: string): SessionFile {
  const descriptor = open(file);
  try {
    const { size } = fstatSync(descriptor);
    if (size > MAX_FILE_BYTES) throw tooLarge(file, `${size} bytes`);
    return read(file, descriptor, size);
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number {
  try {
    const descriptor = openSync(file, "r");
    if (fstatSync(descriptor).isFile()) return descriptor;
    closeSync(descriptor);
    throw new Error("it is no file");
  } catch (cause) {
    throw userError({
      code: "session-file.unreadable",
      message: `cannot read the session file ${file}`,
      field: "file",
      value: file,
      remedy: "give the path of a file that gpt-trader sessions export has written",
      cause,
    });
  }
}

function read(file: string, descriptor: number, bytes: number): SessionFile {
  const lines = readLines(file, descriptor);
  const next = (): Line => {
    const line = lines.next();
    if (line.done !== true) return line.value;
    throw damagedSessionFile(file, 0, "it ends too early");
  };
  const digest = createHash("sha256");
  const take = <Kind>(line: Line, schema: z.ZodType<Kind>): Kind => {
    const parsed = schema.safeParse(line.value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const path = issue?.path.join(".") ?? "";
      throw damagedSessionFile(file, line.number, `${path} ${issue?.message ?? ""}`.trim());
    }
    digest.update(line.bytes);
    return parsed.data;
  };

  const first = next();
  checkFormat(file, first.value);
  const header = take(first, headerLine);
  const second = next();
  const session = take(second, sessionLine).row;
  if (session.session_id !== header.sessionId)
    throw damagedSessionFile(file, second.number, "the session is another one");

  const events: AnyEnvelope[] = [];
  const needed = new Set<string>();
  let last: EventLine | undefined;
  let line = next();
  for (; kindOf(line) === "event"; line = next()) {
    const event = take(line, eventLine);
    const problem =
      formProblem(header, last, event) ?? chainProblem(last, event) ?? strangerProblem(session, event);
    if (problem !== undefined) throw damagedSessionFile(file, line.number, problem);
    last = event;
    const envelope = envelopeOf(file, line.number, event);
    events.push(envelope);
    for (const hash of guard(file, line.number, () => outputsOf(envelope))) needed.add(hash);
  }
  if (last === undefined) throw damagedSessionFile(file, line.number, "it has no events");

  const found = new Set<string>();
  for (; kindOf(line) === "artifact"; line = next()) {
    const { hash, value } = take(line, artifactLine);
    if (found.has(hash)) throw damagedSessionFile(file, line.number, "the artifact is there twice");
    if (!needed.has(hash)) throw damagedSessionFile(file, line.number, "no step wrote the artifact");
    if (guard(file, line.number, () => hashArtifact(fromPlainJson(value))) !== hash)
      throw damagedSessionFile(file, line.number, "the artifact has another hash");
    found.add(hash);
  }
  if (found.size < needed.size)
    throw damagedSessionFile(file, line.number, `${needed.size - found.size} artifacts are missing`);

  const sha256 = digest.digest("hex");
  const manifest = manifestLine.safeParse(line.value).data;
  // Another version of the program may fold the same events to another state; the chain holds whoever wrote them.
  const isOurFold = (manifest?.foldVersion ?? FIRST_FOLD_VERSION) === SESSION_FOLD_VERSION;
  const stateHash =
    manifest === undefined || isOurFold
      ? guard(file, line.number, () => foldedHash(session.session_id, events))
      : manifest.stateHash;
  const expected: ManifestLine = {
    kind: "manifest",
    events: events.length,
    artifacts: found.size,
    firstSeq: events[0]?.seq ?? 0,
    lastSeq: last.row.seq,
    headHash: last.hash,
    ...(manifest?.foldVersion === undefined ? {} : { foldVersion: manifest.foldVersion }),
    stateHash,
    sha256,
  };
  for (const [name, value] of Object.entries(expected)) {
    if (manifest?.[name as keyof ManifestLine] !== value)
      throw damagedSessionFile(file, line.number, `the manifest's ${name} must be ${String(value)}`);
  }
  if (!line.bytes.equals(Buffer.from(`${JSON.stringify(expected)}\n`)))
    throw damagedSessionFile(file, line.number, "the manifest is written in another way");
  if (lines.next().done !== true)
    throw damagedSessionFile(file, line.number + 1, "something follows the manifest");
  return { header, session, manifest: expected, bytes, events };
}

function* readLines(file: string, descriptor: number): Generator<Line, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lines = splitLines(descriptor, MAX_LINE_BYTES);
  for (let number = 1; ; number += 1) {
    const line = guard(file, number, () => lines.next());
    if (line.done === true) return;
    const bytes = line.value;
    if (bytes.at(-1) !== 10) throw damagedSessionFile(file, number, "the file was cut off here");
    yield { number, bytes, value: guard(file, number, () => JSON.parse(decoder.decode(bytes)) as unknown) };
  }
}

/** Whatever a stranger's data breaks is the file's fault, and says at which line. */
function guard<Value>(file: string, number: number, call: () => Value): Value {
  try {
    return call();
  } catch (cause) {
    if (cause instanceof RangeError && cause.message.startsWith("a line"))
      throw tooLarge(file, cause.message);
    if (cause instanceof AppError && cause.kind === "transient") throw cause;
    throw damagedSessionFile(file, number, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function checkFormat(file: string, value: unknown): void {
  const { format, version } = (typeof value === "object" && value !== null ? value : {}) as {
    readonly format?: unknown;
    readonly version?: unknown;
  };
  if (format !== FORMAT) {
    throw userError({
      code: "session-file.foreign",
      message: `${file} is no session file`,
      field: "file",
      value: file,
      remedy: "give a file that gpt-trader sessions export has written",
    });
  }
  if (typeof version === "number" && version > FORMAT_VERSION) {
    throw userError({
      code: "session-file.newer",
      message: `${file} was written by a newer version, its format must be at most ${FORMAT_VERSION}, was ${version}`,
      field: "version",
      value: String(version),
      remedy: "update the workstation, then read the file again",
    });
  }
}

function kindOf({ value }: Line): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}

/** A log goes from the first form of its chain to the second once; a file of version 1 was written before. */
function formProblem(
  { version }: HeaderLine,
  last: EventLine | undefined,
  { row, hash, previous }: EventLine,
): string | undefined {
  const isInPlace = isFirstForm(hash)
    ? isFirstForm(previous ?? last?.hash ?? CHAIN_START)
    : version === FORMAT_VERSION;
  return isInPlace ? undefined : `event ${row.seq} is hashed as none in its place`;
}

function chainProblem(last: EventLine | undefined, event: EventLine): string | undefined {
  const { row, hash, previous } = event;
  if (last !== undefined && row.seq <= last.row.seq) return `seq ${row.seq} follows seq ${last.row.seq}`;
  const follows = last === undefined ? row.seq === 1 : row.seq === last.row.seq + 1;
  if (follows !== (previous === undefined)) return `the hash before seq ${row.seq} must stand there or not`;
  const before = previous ?? last?.hash ?? CHAIN_START;
  return chainHashLike(hash, before, row) === hash ? undefined : `event ${row.seq} has another hash`;
}

function strangerProblem(session: SessionRow, { row }: EventLine): string | undefined {
  const isOfIt =
    row.session_id === session.session_id || (row.run_id !== null && row.run_id === session.run_id);
  return isOfIt ? undefined : `event ${row.seq} belongs to another session`;
}

function envelopeOf(file: string, number: number, { row }: EventLine): AnyEnvelope {
  return guard(file, number, () => {
    checkPlain(fromLosslessJson(row.payload));
    return toEnvelope(row, file);
  });
}

export function foldedHash(id: string, events: readonly AnyEnvelope[]): string {
  return hashArtifact(restore(emptySnapshot(sessionId(id)), events).state);
}

function tooLarge(file: string, what: string): AppError {
  return userError({
    code: "session-file.too-large",
    message: `${file} is larger than any session: ${what}`,
    field: "file",
    value: file,
    remedy: "give a file that gpt-trader sessions export has written",
  });
}
