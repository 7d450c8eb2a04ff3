import { expect } from "vitest";
import { AppError } from "#shared/errors/app-error.ts";

/** Seed of all fuzzing, so that every run of the suite is the same; another one is asked for by `FUZZ_SEED`. */
export const FUZZ_SEED = Number(process.env["FUZZ_SEED"] ?? 1);

const PROTOTYPES = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
];
const MEMBERS = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length);

/** Fails when anything was added to what all objects share. */
export function expectCleanPrototypes(): void {
  expect(PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length)).toEqual(MEMBERS);
  expect(({} as Readonly<Record<string, unknown>>)["polluted"]).toBe(undefined);
}

/** An error that says what was wrong with the input; whatever else is thrown is a crash. */
function expectTyped(thrown: unknown): void {
  if (thrown instanceof AppError && thrown.code !== "internal.unexpected") return;
  throw thrown;
}

/** Calls with input that may be refused, by a typed error and in no other way. */
export function survive(call: () => unknown): void {
  try {
    call();
  } catch (thrown) {
    expectTyped(thrown);
  }
}
