import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createRegistry, type Registry } from "./registry.ts";
import { anEntry, aManifest, aSlice, type FakeSlice } from "./testing/fake-slices.ts";

const ECHO: FakeSlice = {
  methods: {
    say: {
      input: { text: z.string().default("hi").meta({ title: "Text", unit: "words" }) },
      output: { answer: z.string() },
    },
  },
};

function aRegistry(portNames: readonly string[] = []): { registry: Registry; disabled: string[] } {
  const disabled: string[] = [];
  const registry = createRegistry({
    portNames,
    onDisabled: (slice, reason) => disabled.push(`${slice}: ${reason}`),
  });
  return { registry, disabled };
}

describe("createRegistry", () => {
  it("lists and describes what was registered, with the fields of each method", () => {
    const { registry } = aRegistry();
    registry.register(anEntry("echo", ECHO));
    expect(registry.list()).toEqual(["echo"]);
    expect(registry.describe("echo")).toEqual({
      slice: "echo",
      version: "1.0.0",
      title: "echo",
      description: "echo for a test",
      origin: "built-in",
      disabledReason: undefined,
      methods: [
        {
          method: "say",
          title: "say",
          description: "say for a test",
          inputs: [
            {
              name: "text",
              title: "Text",
              unit: "words",
              description: undefined,
              wire: "string",
              isRequired: false,
              default: "hi",
              choices: undefined,
              isGivable: true,
            },
          ],
          outputs: [expect.objectContaining({ name: "answer", wire: "string", isRequired: true })],
        },
      ],
    });
  });

  it("refuses a second slice of the same id and keeps the first", () => {
    const { registry } = aRegistry();
    registry.register(anEntry("echo", ECHO));
    expect(() => registry.register(anEntry("echo", { ...ECHO, version: "2.0.0" }))).toThrow(
      /unique, was echo twice/,
    );
    expect(registry.findManifest("echo")?.version).toBe("1.0.0");
  });

  it.each([
    ["an id that is not snake_case", anEntry("Echo", ECHO), /id must be snake_case, was Echo/],
    ["a version that is not semver", anEntry("echo", { ...ECHO, version: "1.0" }), /was 1\.0/],
    ["no method", anEntry("echo", { methods: {} }), /at least one method/],
    ["a method id in camelCase", anEntry("echo", { methods: { sayIt: {} } }), /was sayIt/],
  ])("refuses %s", (_, entry, message) => {
    expect(() => aRegistry().registry.register(entry)).toThrow(message);
  });

  it("loads the code once, when it is first asked for", async () => {
    const { registry } = aRegistry();
    let loads = 0;
    registry.register({
      ...anEntry("echo", ECHO),
      load: async () => {
        loads += 1;
        return aSlice("echo", ECHO);
      },
    });
    expect(loads).toBe(0);
    await Promise.all([registry.load("echo"), registry.load("echo")]);
    expect(loads).toBe(1);
  });

  it.each([
    ["a method without a function", { ...ECHO, methods: {} }, /method say must be a function, was undefined/],
    [
      "a function that the manifest does not announce",
      { methods: { ...ECHO.methods, shout: {} } },
      /function shout must be in the manifest/,
    ],
    ["another version than announced", { ...ECHO, version: "1.1.0" }, /version must be 1\.0\.0, was 1\.1\.0/],
  ])("disables a slice whose code has %s", async (_, code, message) => {
    const { registry, disabled } = aRegistry();
    registry.register({ ...anEntry("echo", ECHO), load: async () => aSlice("echo", code) });
    await expect(registry.load("echo")).rejects.toThrow(message);
    expect(registry.findManifest("echo")).toBeUndefined();
    expect(disabled).toEqual([expect.stringMatching(message)]);
    await expect(registry.load("echo")).rejects.toThrow(/slice echo is disabled/);
  });

  it("disables a slice whose code throws, and the others run", async () => {
    const { registry } = aRegistry();
    registry.register({
      ...anEntry("broken", ECHO),
      load: () => Promise.reject(new Error("out of order")),
    });
    registry.register(anEntry("echo", ECHO));
    await expect(registry.load("broken")).rejects.toMatchObject({ code: "slice.broken", kind: "user" });
    expect(registry.disabledReason("broken")).toMatch(/it failed to load: out of order/);
    await expect(registry.load("echo")).resolves.toMatchObject({ manifest: { id: "echo" } });
  });

  it("refuses to load a slice whose port the host did not give", async () => {
    const needy = anEntry("needy", { ...ECHO, needs: ["library"] });
    const without = aRegistry().registry;
    without.register(needy);
    await expect(without.load("needy")).rejects.toThrow(/was without library/);
    const given = aRegistry(["library"]).registry;
    given.register(needy);
    await expect(given.load("needy")).resolves.toBeDefined();
  });

  it("lists a slice that could not be read, with the reason", () => {
    const { registry } = aRegistry();
    registry.reportBroken("mine", "user", "line 3 is no TypeScript");
    expect(registry.list()).toEqual(["mine"]);
    expect(registry.describe("mine")).toMatchObject({
      origin: "user",
      disabledReason: "line 3 is no TypeScript",
      methods: [],
    });
  });

  it("says which slice was probably meant", () => {
    const { registry } = aRegistry();
    registry.register(anEntry("market_regime", ECHO));
    expect(() => registry.describe("market_regim")).toThrow(
      expect.objectContaining({ code: "slice.unknown", remedy: "did you mean market_regime?" }),
    );
  });

  it("no longer offers a slice that was disabled", async () => {
    const { registry } = aRegistry();
    registry.register({
      manifest: aManifest("echo", ECHO),
      origin: "built-in",
      load: async () => aSlice("echo", ECHO),
    });
    registry.disable("echo", "switched off by a person");
    expect(registry.findManifest("echo")).toBeUndefined();
    await expect(registry.load("echo")).rejects.toThrow(/switched off by a person/);
  });
});
