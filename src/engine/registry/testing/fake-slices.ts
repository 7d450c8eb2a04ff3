import { z } from "zod";
import type { Slice, SliceManifest } from "#engine/base/define-slice.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import type { SliceEntry } from "../registry.ts";

type Fields = Readonly<Record<string, z.ZodType>>;
type Answer = (input: Record<string, unknown>, context: SliceContext) => unknown;

export interface FakeMethod {
  readonly input?: Fields;
  readonly output?: Fields;
  readonly runsIn?: "host" | "worker";
  readonly effect?: string;
  readonly answer?: Answer;
}

export interface FakeSlice {
  readonly version?: string;
  readonly needs?: readonly string[];
  readonly publishes?: SliceManifest["publishes"];
  readonly methods: Readonly<Record<string, FakeMethod>>;
}

/** A manifest with schemas of a few lines. */
export function aManifest(id: string, { version, needs, publishes, methods }: FakeSlice): SliceManifest {
  return {
    id,
    version: version ?? "1.0.0",
    title: id,
    description: `${id} for a test`,
    publishes: publishes ?? [],
    needs: needs ?? [],
    methods: Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        {
          title: name,
          description: `${name} for a test`,
          runsIn: method.runsIn ?? "host",
          ...(method.effect === undefined ? {} : { effect: method.effect }),
          input: z.strictObject(method.input ?? {}),
          output: z.object(method.output ?? {}),
        },
      ]),
    ),
  };
}

/** A slice whose methods answer what the test says; one without an answer answers nothing. */
export function aSlice(id: string, fake: FakeSlice): Slice {
  const methods = Object.entries(fake.methods).map(([name, { answer }]) => [name, answer ?? (() => ({}))]);
  return { manifest: aManifest(id, fake), methods: Object.fromEntries(methods) as Slice["methods"] };
}

export function anEntry(id: string, fake: FakeSlice): SliceEntry {
  const slice = aSlice(id, fake);
  return { manifest: slice.manifest, origin: "built-in", load: async () => slice };
}
