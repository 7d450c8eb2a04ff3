import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHAIN_HASH,
  chainHash,
  chainText,
  firstFormHash,
  firstFormText,
  isFirstForm,
  type EventRow,
} from "./event-chain.ts";

/** Texts of few characters, those that the forms are made of among them, so that rows that are nearly alike come up. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'a1,-\n[]"é'.split("")), maxLength: 4 }),
  fc.string(),
);
const number = fc.oneof(fc.nat(12), fc.maxSafeInteger());
const orNull = fc.option(text, { nil: null });
const anyRow: fc.Arbitrary<EventRow> = fc.record({
  seq: number,
  id: text,
  name: text,
  payload: text,
  ts_event_ms: number,
  ts_init_ms: number,
  session_id: text,
  run_id: orNull,
  correlation_id: text,
  causation_id: orNull,
});
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });
const anyHash = fc.oneof(
  digest.map((bytes) => Buffer.from(bytes).toString("hex")),
  digest.map((bytes) => Buffer.from(bytes).toString("base64url")),
);

describe("the text that a row's hash is taken over", () => {
  it("tells what it was made of, so no two rows have the same", () => {
    fc.assert(
      fc.property(anyHash, anyRow, (previous, row) => {
        expect(readText(chainText(previous, row))).toEqual({ previous, row });
      }),
      { numRuns: 5_000 },
    );
  });

  it("is another one for every changed column", () => {
    fc.assert(
      fc.property(anyHash, anyRow, anyRow, (previous, row, other) => {
        for (const [column, value] of Object.entries(other)) {
          const changed: EventRow = { ...row, [column]: value };
          const isSame = row[column as keyof EventRow] === value;
          expect(chainText(previous, changed) === chainText(previous, row)).toBe(isSame);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("is never one of the first form", () => {
    fc.assert(
      fc.property(anyHash, anyRow, anyHash, anyRow, (previous, row, otherPrevious, other) => {
        expect(chainText(previous, row)).not.toBe(firstFormText(otherPrevious, other));
        expect(chainText(previous, row)).not.toBe(firstFormText(previous, row));
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives a hash that shows its form", () => {
    fc.assert(
      fc.property(anyHash, anyRow, (previous, row) => {
        const hashes = [chainHash(previous, row), firstFormHash(previous, row)];
        expect(hashes.map(isFirstForm)).toEqual([false, true]);
        for (const one of hashes) expect(one).toMatch(CHAIN_HASH);
      }),
    );
  });
});

/** The inverse of `chainText`. */
function readText(whole: string): { readonly previous: string; readonly row: EventRow } {
  const [matched = "", previous = "", numbers = ""] = /^([\w-]+)\n([\d,-]+)\n/.exec(whole) ?? [];
  const [seq, idLength, tsEvent, tsInit, ...lengths] = numbers.split(",");
  let at = matched.length;
  const [name, session, run, correlation, causation, id] = [...lengths, idLength].map((length) => {
    if (length === "-") return null;
    at += Number(length);
    return whole.slice(at - Number(length), at);
  });
  const row = {
    seq: Number(seq),
    id: id ?? "",
    name: name ?? "",
    payload: whole.slice(at),
    ts_event_ms: Number(tsEvent),
    ts_init_ms: Number(tsInit),
    session_id: session ?? "",
    run_id: run ?? null,
    correlation_id: correlation ?? "",
    causation_id: causation ?? null,
  };
  return { previous, row };
}
