import { describe, expect, it } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createCircuit } from "./circuit.ts";

function aCircuit() {
  const clock = createFakeClock();
  const circuit = createCircuit({ openAfter: 3, restMs: 5_000, trialMs: 1_000 }, clock);
  const fail = (times: number): void => {
    for (let count = 0; count < times; count += 1) circuit.failed();
  };
  return { clock, circuit, fail };
}

describe("createCircuit", () => {
  it("opens when enough fails within a second, and not when it takes longer", () => {
    const { clock, circuit, fail } = aCircuit();
    fail(2);
    clock.advance(1_000);
    fail(2);
    expect(circuit.isOpen()).toBe(false);
    fail(1);
    expect(circuit.isOpen()).toBe(true);
  });

  it("is half open after its rest: one failure opens it again", () => {
    const { clock, circuit, fail } = aCircuit();
    fail(3);
    clock.advance(4_999);
    expect(circuit.isOpen()).toBe(true);
    clock.advance(1);
    expect(circuit.isOpen()).toBe(false);
    fail(1);
    expect(circuit.isOpen()).toBe(true);
    clock.advance(4_999);
    expect(circuit.isOpen()).toBe(true);
  });

  it("closes after a trial without failures: then it takes as many as at first", () => {
    const { clock, circuit, fail } = aCircuit();
    fail(3);
    clock.advance(6_000);
    fail(2);
    expect(circuit.isOpen()).toBe(false);
    fail(1);
    expect(circuit.isOpen()).toBe(true);
  });
});
