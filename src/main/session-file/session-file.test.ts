import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { SESSION_FOLD_VERSION } from "#engine/session/session-state.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { firstFormHash } from "#main/store/event-chain.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { openSessionFiles } from "./open-session-files.ts";
import type { EventLine } from "./session-file-lines.ts";
import { aRecordedWorkspace, MINE, type Moment } from "./testing/a-recorded-workspace.ts";

const A_DAY: readonly Moment[] = (["bar", "order", "progress", "bar"] as const).flatMap((kind, index) => [
  { isMine: true, kind, quantity: 3, price: 10 + index, pauseMs: 100, text: "why" },
  { isMine: false, kind, quantity: 2, price: 20 + index, pauseMs: 100, text: "not" },
]);

function anExport() {
  const { workspace, db } = aRecordedWorkspace(A_DAY);
  onTestFinished(() => void db.close());
  const files = openSessionFiles(workspace, "0.0.0");
  const file = join(aDirectory(), "session.gtsession");
  files.export("last", file);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return { workspace, db, files, file, lines };
}

describe("a session file", () => {
  it("holds the session and its run without the events of others", () => {
    const { files, file } = anExport();
    const { header, session, manifest, events } = files.verify(file);
    expect(header).toMatchObject({ format: "gpt-trader-session", version: 2, log: "paper", sessionId: MINE });
    expect(session).toMatchObject({ run_id: "run-1", close_reason: "the end", initial_cash: 100_000 });
    expect(manifest).toMatchObject({ artifacts: 1, firstSeq: 2, events: events.length });
    expect(events.some(({ sessionId }) => sessionId === "other")).toBe(false);
    expect(events.map(({ name }) => name)).toContain("workflow.step.completed");
  });

  it("is kept apart by another workspace: read-only, in no log, under the hash of its content", () => {
    const { file } = anExport();
    const workspace = aDirectory();
    const files = openSessionFiles(workspace, "0.0.0");
    const first = files.import(file);
    expect(first.isNew).toBe(true);
    expect(readdirSync(workspace)).toEqual(["imported"]);
    expect(readdirSync(join(workspace, "imported"))).toEqual([
      `${first.session?.manifest.sha256 ?? ""}.gtsession`,
    ]);
    expect(statSync(first.file).mode & 0o777).toBe(0o400);
    expect(files.import(file)).toMatchObject({ file: first.file, isNew: false });
    expect(files.listImported()).toMatchObject([{ session: { header: { sessionId: MINE } } }]);
    expect(files.readRecorded(MINE)).toMatchObject({ source: "an imported file" });
  });

  it("of version 1 is read as it was", () => {
    const old = fileURLToPath(new URL("fixtures/version-1.gtsession", import.meta.url));
    const { header, manifest, events } = openSessionFiles(aDirectory(), "0.0.0").verify(old);
    expect(header).toMatchObject({ version: 1, program: "0.1.0" });
    expect(events).toHaveLength(manifest.events);
  });

  it("is refused with an event that is hashed as none of its version", () => {
    const { files, file, lines } = anExport();
    const says = (): string => String(errorOf(() => files.verify(file)));
    const write = (all: readonly string[]): void =>
      writeFileSync(file, all.map((line) => `${line}\n`).join(""));
    write(lines.map((line, index) => (index === 0 ? line.replace('"version":2', '"version":1') : line)));
    expect(says()).toContain("event 2 is hashed as none in its place");
    const [event] = lines.slice(4, 5).map((line) => JSON.parse(line) as EventLine);
    if (event === undefined) throw new Error("no event");
    const before = event.previous ?? (JSON.parse(lines[3] ?? "") as EventLine).hash;
    const hash = firstFormHash(before, event.row);
    write(lines.with(4, JSON.stringify({ ...event, hash })));
    expect(says()).toContain(`event ${event.row.seq} is hashed as none in its place`);
  });

  it("of another version of the fold is checked by its chain, and its state is its own affair", () => {
    const { files, file, lines } = anExport();
    const [manifest] = lines.splice(-1).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(manifest).toMatchObject({ foldVersion: SESSION_FOLD_VERSION });
    const write = (changes: Readonly<Record<string, unknown>>): void =>
      writeFileSync(
        file,
        [...lines, JSON.stringify({ ...manifest, ...changes })].map((line) => `${line}\n`).join(""),
      );
    const stateHash = "0".repeat(64);
    write({ stateHash });
    expect(errorOf(() => files.verify(file))).toMatchObject({ code: "session-file.damaged" });
    // JSON leaves out what is undefined: such a file is of the first fold.
    for (const foldVersion of [SESSION_FOLD_VERSION + 1, undefined]) {
      write({ stateHash, foldVersion });
      expect(files.verify(file).manifest).toMatchObject({ stateHash });
      write({ stateHash, foldVersion, headHash: stateHash });
      expect(errorOf(() => files.verify(file))).toMatchObject({ code: "session-file.damaged" });
    }
    write({ stateHash, foldVersion: SESSION_FOLD_VERSION + 1 });
    const other = openSessionFiles(aDirectory(), "0.0.0");
    other.import(file);
    expect(other.readRecorded(MINE).stateHash).toBe(manifest?.["stateHash"]);
  });

  it.each([
    ["cut off", (lines: string[]) => void lines.pop(), "session-file.damaged"],
    ["without an event", (lines: string[]) => void lines.splice(4, 1), "session-file.damaged"],
    ["with events in another order", (lines: string[]) => swap(lines, 4, 5), "session-file.damaged"],
    [
      "with a line twice",
      (lines: string[]) => void lines.splice(3, 0, lines[3] ?? ""),
      "session-file.damaged",
    ],
    ["with something after its end", (lines: string[]) => void lines.push("{}"), "session-file.damaged"],
    ["with a member that nobody wrote", replaceIn(0, "{", '{"x":1,'), "session-file.damaged"],
    ["with prototype keys", replaceIn(0, "{", '{"__proto__":{"polluted":1},'), "session-file.damaged"],
    ["with a price changed", replaceIn(4, '\\"price\\":10', '\\"price\\":99'), "session-file.damaged"],
    ["of another program", replaceIn(0, "gpt-trader-session", "other"), "session-file.foreign"],
    ["of a newer version", replaceIn(0, '"version":2', '"version":3'), "session-file.newer"],
    ["that is deep", (lines: string[]) => void lines.splice(2, 0, "[".repeat(1e6)), "session-file.damaged"],
    ["that is empty", (lines: string[]) => void lines.splice(0), "session-file.damaged"],
  ])("is refused when it is %s, and leaves nothing behind", (_what, change, code) => {
    const { files, file, lines, workspace } = anExport();
    change(lines);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
    expect(errorOf(() => files.verify(file))).toMatchObject({ kind: "user", code });
    expect(errorOf(() => files.import(file))).toMatchObject({ kind: "user", code });
    expect(readdirSync(workspace)).not.toContain("imported");
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it("is refused past any size before it is read, and when it is no file", () => {
    const { files } = anExport();
    const folder = aDirectory();
    const bomb = join(folder, "bomb");
    writeFileSync(bomb, "");
    truncateSync(bomb, 2 ** 31);
    const oneLine = join(folder, "line");
    writeFileSync(oneLine, "");
    truncateSync(oneLine, 140 * 2 ** 20);
    mkdirSync(join(folder, "folder"));
    symlinkSync("/dev/zero", join(folder, "device"));
    const codes = ["bomb", "line", "folder", "device", "none"].map(
      (name) => (errorOf(() => files.verify(join(folder, name))) as { readonly code?: string }).code,
    );
    expect(codes).toEqual([
      "session-file.too-large",
      "session-file.too-large",
      "session-file.unreadable",
      "session-file.unreadable",
      "session-file.unreadable",
    ]);
  });

  it("is not written from a log that was changed, and leaves no part of a file", () => {
    const { db, files } = anExport();
    const folder = aDirectory();
    db.prepare("UPDATE events SET payload = replace(payload, 'momentum', 'luck') WHERE seq = 3").run();
    expect(errorOf(() => files.export(MINE, join(folder, "x")))).toMatchObject({
      code: "session-file.log-damaged",
      field: "seq 3",
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(errorOf(() => files.export("nobody", join(folder, "x")))).toMatchObject({
      code: "session.unknown",
    });
  });

  it("that was damaged after its import is named, and not played", () => {
    const { file } = anExport();
    const files = openSessionFiles(aDirectory(), "0.0.0");
    const { file: kept } = files.import(file);
    const bytes = readFileSync(kept);
    bytes[bytes.length >> 1] = 0;
    replaceFile(kept, bytes);
    expect(files.listImported()).toMatchObject([
      { session: undefined, error: { code: "session-file.damaged" } },
    ]);
    expect(errorOf(() => files.readRecorded(MINE))).toMatchObject({ code: "session.unknown" });
  });
});

function swap(lines: string[], left: number, right: number): void {
  [lines[left], lines[right]] = [lines[right] ?? "", lines[left] ?? ""];
}

function replaceIn(line: number, from: string, to: string): (lines: string[]) => void {
  return (lines) => {
    expect(lines[line]).toContain(from);
    lines[line] = lines[line]?.replace(from, to) ?? "";
  };
}

function replaceFile(file: string, bytes: Buffer): void {
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}
