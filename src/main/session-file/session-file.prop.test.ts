import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { openSessionFiles } from "./open-session-files.ts";
import { fromPlainJson, toPlainJson } from "./plain-json.ts";
import { anyMoment, aRecordedWorkspace, ARTIFACT, MINE } from "./testing/a-recorded-workspace.ts";

const RUNS = 25;

describe("a session file", () => {
  it("gives another workspace the same events and state, whatever happened, open or closed", () => {
    fc.assert(
      fc.property(fc.array(anyMoment, { maxLength: 30 }), fc.boolean(), (moments, isClosed) => {
        const { workspace, db, events } = aRecordedWorkspace(moments, isClosed);
        const file = join(aDirectory(), "file");
        const { manifest } = openSessionFiles(workspace, "0.0.0").export(MINE, file);
        db.close();
        const there = openSessionFiles(aDirectory(), "0.0.0");
        there.import(file);
        const { events: read, stateHash } = there.readRecorded(MINE);
        expect(read).toEqual(
          events.filter(({ sessionId, runId }) => sessionId === MINE || runId === "run-1"),
        );
        const { state } = restore(emptySnapshot(MINE), events);
        expect([stateHash, manifest.stateHash]).toEqual([hashArtifact(state), hashArtifact(state)]);
      }),
      { numRuns: RUNS },
    );
  });

  it("is refused with any byte changed, put in or left out", () => {
    const { workspace, db } = aRecordedWorkspace([
      { isMine: true, kind: "order", quantity: 3, price: 10, pauseMs: 1, text: "ü" },
    ]);
    const file = join(aDirectory(), "file");
    const files = openSessionFiles(workspace, "0.0.0");
    files.export(MINE, file);
    db.close();
    const bytes = readFileSync(file);
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom("change", "put in", "leave out", "cut off"),
        (at, change, how) => {
          const [before, byte, after] = [bytes.subarray(0, at), bytes[at] ?? 0, bytes.subarray(at + 1)];
          const other = Buffer.from([byte ^ change]);
          if (how === "change") writeFileSync(file, Buffer.concat([before, other, after]));
          if (how === "put in") writeFileSync(file, Buffer.concat([before, other, bytes.subarray(at)]));
          if (how === "leave out") writeFileSync(file, Buffer.concat([before, after]));
          if (how === "cut off") writeFileSync(file, before);
          expect(errorOf(() => files.verify(file))).toMatchObject({
            kind: "user",
            code: expect.stringMatching(/^session-file\./) as unknown,
          });
        },
      ),
      { numRuns: 400 },
    );
  });
});

const number = fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY));
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, undefined),
    fc.string({ unit: "binary" }),
    number,
    fc.bigInt(),
    fc.float64Array(),
    fc.uint8Array(),
    fc.array(tie("value")),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom("$number", "$column", "$object", "$x")),
      tie("value").filter((value) => value !== undefined),
      { noNullPrototype: true },
    ),
  ),
})).value;

describe("plain JSON", () => {
  it("keeps every value that an artifact can be", () => {
    expect(hashArtifact(fromPlainJson(toPlainJson(ARTIFACT)))).toBe(hashArtifact(ARTIFACT));
    fc.assert(
      fc.property(plain, (value) => {
        fc.pre(!hasForbiddenName(value));
        expect(fromPlainJson(toPlainJson(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("reads nothing else than plain data from any JSON, and names no member as nobody may", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), (text) => {
        const outcome = attempt(() => fromPlainJson(text));
        expect(outcome instanceof Error && !(outcome instanceof TypeError)).toBe(false);
      }),
      { numRuns: 500 },
    );
    for (const text of [
      '{"__proto__":{"polluted":1}}',
      '{"a":{"constructor":1}}',
      "[".repeat(100) + "]".repeat(100),
      '{"$column":["Function","eA=="]}',
      '{"$column":["Float64Array","eA=="]}',
      '{"$bigint":"1e9"}',
      '{"$number":"1"}',
      '{"$number":"NaN","b":1}',
    ])
      expect(attempt(() => fromPlainJson(text))).toBeInstanceOf(TypeError);
  });
});

function attempt(call: () => unknown): unknown {
  try {
    return call();
  } catch (thrown) {
    return thrown;
  }
}

function hasForbiddenName(value: unknown): boolean {
  return /"(?:__proto__|prototype|constructor)"/.test(
    JSON.stringify(value, (_key, member: unknown) => (typeof member === "bigint" ? 0 : member)) ?? "",
  );
}
