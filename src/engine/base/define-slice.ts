import type { z } from "zod";
import type { EventName } from "#shared/events/event-map.ts";
import type { SliceContext } from "./slice-context.ts";

/** A method as the registry, the validator, the builder and the help see it. */
export interface MethodManifest<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly title: string;
  /** One or two sentences: what it answers and from what. */
  readonly description: string;
  /** `worker` for work that can take more than a few milliseconds and needs no port. */
  readonly runsIn: "host" | "worker";
  /** It runs the strategies that its input names, so it goes to where the code of a person's own may run. */
  readonly runsStrategies?: boolean;
  /** What it changes outside of the run, such as "sends orders"; undefined for one that only computes. */
  readonly effect?: string;
  readonly input: Input;
  readonly output: Output;
}

export type MethodManifests = Readonly<Record<string, MethodManifest>>;

/** What a slice says of itself; cheap to load, so that the slice itself loads only when first used. */
export interface SliceManifest<Methods extends MethodManifests = MethodManifests> {
  readonly id: string;
  /** `major.minor.patch` of the interface. */
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly methods: Methods;
  readonly publishes: readonly EventName[];
  /** Names of the ports that its factory must be given. */
  readonly needs: readonly string[];
}

/** The functions that answer a manifest's methods; input was validated, output will be. */
export type SliceMethods<Manifest extends SliceManifest> = {
  readonly [Name in keyof Manifest["methods"]]: (
    input: z.output<Manifest["methods"][Name]["input"]>,
    context: SliceContext,
  ) => z.input<Manifest["methods"][Name]["output"]> | Promise<z.input<Manifest["methods"][Name]["output"]>>;
};

export interface Slice<Manifest extends SliceManifest = SliceManifest> {
  readonly manifest: Manifest;
  readonly methods: SliceMethods<Manifest>;
}

/** Checks at compile time that every method of the manifest is answered. */
export function defineSlice<Manifest extends SliceManifest>(
  manifest: Manifest,
  methods: SliceMethods<Manifest>,
): Slice<Manifest> {
  return { manifest, methods };
}

/** Keeps the literal types of a manifest's methods. */
export function defineManifest<const Methods extends MethodManifests>(
  manifest: SliceManifest<Methods>,
): SliceManifest<Methods> {
  return manifest;
}
