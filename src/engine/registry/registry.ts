import { AppError, userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import type { Slice, SliceManifest } from "#engine/base/define-slice.ts";
import { interfaceProblems, manifestProblems } from "./check-interface.ts";
import { inputFields, outputFields, type FieldInfo } from "./method-fields.ts";

export type SliceOrigin = "built-in" | "user";

/** A slice that can be had: its manifest now, its code when it is first used. */
export interface SliceEntry {
  readonly manifest: SliceManifest;
  readonly origin: SliceOrigin;
  /** Loads the code and gives it its ports; called once. */
  load(): Promise<Slice>;
}

export interface MethodDescription {
  readonly method: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly FieldInfo[];
  readonly outputs: readonly FieldInfo[];
}

export interface SliceDescription {
  readonly slice: string;
  readonly version: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly origin: SliceOrigin;
  /** Why it cannot be used; undefined when it can. */
  readonly disabledReason: string | undefined;
  readonly methods: readonly MethodDescription[];
}

export interface Registry {
  /** Adds a slice; a duplicate id or a broken manifest is an error and changes nothing. */
  register(entry: SliceEntry): void;
  /** Lists a slice that could not even be read, so that a person sees why it is missing. */
  reportBroken(slice: string, origin: SliceOrigin, reason: string): void;
  /** What was reported as broken is so no more. */
  forgetBroken(slice: string): void;
  /** Ids in order of registration, the broken and the disabled included. */
  list(): readonly string[];
  /** Everything a form or a help page shows of a slice; a user error when there is no such slice. */
  describe(slice: string): SliceDescription;
  /** Undefined when there is no such slice or it cannot be used. */
  findManifest(slice: string): SliceManifest | undefined;
  disabledReason(slice: string): string | undefined;
  /** The slice, its code loaded and checked against its manifest; one that fails is disabled. */
  load(slice: string): Promise<Slice>;
  disable(slice: string, reason: string): void;
}

interface Held {
  readonly origin: SliceOrigin;
  readonly entry: SliceEntry | undefined;
  loaded: Promise<Slice> | undefined;
  disabledReason: string | undefined;
}

export interface RegistryPorts {
  /** Names of the ports that the host gave. */
  readonly portNames: readonly string[];
  /** Is told of each slice that gets disabled. */
  readonly onDisabled: (slice: string, reason: string) => void;
}

export function createRegistry(ports: RegistryPorts): Registry {
  const slices = new Map<string, Held>();

  function held(slice: string): Held {
    const found = slices.get(slice);
    if (found === undefined) throw unknownSliceError(slice, slices.keys());
    return found;
  }

  function hold(slice: string, member: Held): void {
    if (slices.has(slice)) throw duplicateError(slice);
    slices.set(slice, member);
  }

  function disable(slice: string, reason: string): void {
    held(slice).disabledReason = reason;
    ports.onDisabled(slice, reason);
  }

  async function loadChecked(entry: SliceEntry): Promise<Slice> {
    const { id, needs } = entry.manifest;
    const missing = needs.filter((need) => !ports.portNames.includes(need));
    if (missing.length > 0) throw brokenError(id, [`ports must be given, was without ${missing.join(", ")}`]);
    const slice = await entry.load();
    const problems = interfaceProblems(entry.manifest, slice);
    if (problems.length > 0) throw brokenError(id, problems);
    return slice;
  }

  return {
    register(entry) {
      const problems = manifestProblems(entry.manifest);
      if (problems.length > 0) throw brokenError(entry.manifest.id, problems);
      hold(entry.manifest.id, { origin: entry.origin, entry, loaded: undefined, disabledReason: undefined });
    },
    reportBroken(slice, origin, reason) {
      hold(slice, { origin, entry: undefined, loaded: undefined, disabledReason: reason });
      ports.onDisabled(slice, reason);
    },
    forgetBroken(slice) {
      if (slices.get(slice)?.entry === undefined) slices.delete(slice);
    },
    list: () => [...slices.keys()],
    describe: (slice) => describeSlice(slice, held(slice)),
    findManifest(slice) {
      const found = slices.get(slice);
      return found?.disabledReason === undefined ? found?.entry?.manifest : undefined;
    },
    disabledReason: (slice) => slices.get(slice)?.disabledReason,
    async load(slice) {
      const member = held(slice);
      if (member.entry === undefined || member.disabledReason !== undefined) {
        throw disabledError(slice, member.disabledReason ?? "it has no code");
      }
      member.loaded ??= loadChecked(member.entry);
      try {
        return await member.loaded;
      } catch (thrown) {
        const reason = thrown instanceof Error ? thrown.message : String(thrown);
        if (slices.get(slice)?.disabledReason === undefined) disable(slice, `it failed to load: ${reason}`);
        throw thrown instanceof AppError ? thrown : brokenError(slice, [reason], thrown);
      }
    },
    disable,
  };
}

function describeSlice(slice: string, { origin, entry, disabledReason }: Held): SliceDescription {
  const manifest = entry?.manifest;
  return {
    slice,
    version: manifest?.version,
    title: manifest?.title ?? slice,
    description: manifest?.description ?? "",
    origin,
    disabledReason,
    methods: Object.entries(manifest?.methods ?? {}).map(([method, given]) => ({
      method,
      title: given.title,
      description: given.description,
      inputs: inputFields(given),
      outputs: outputFields(given),
    })),
  };
}

function unknownSliceError(slice: string, known: Iterable<string>): AppError {
  const ids = [...known];
  const meant = closest(slice, ids);
  return userError({
    code: "slice.unknown",
    message: `slice must be known, was ${slice}`,
    field: "slice",
    value: slice,
    remedy: meant === undefined ? `use one of ${ids.join(", ")}` : `did you mean ${meant}?`,
  });
}

function duplicateError(slice: string): AppError {
  return userError({
    code: "slice.duplicate",
    message: `slice id must be unique, was ${slice} twice`,
    field: "id",
    value: slice,
    remedy: "give the second slice another id",
  });
}

function disabledError(slice: string, reason: string): AppError {
  return userError({
    code: "slice.disabled",
    message: `slice ${slice} is disabled: ${reason}`,
    field: "slice",
    value: slice,
    remedy: "remove the cause and start again",
  });
}

function brokenError(slice: string, problems: readonly string[], cause?: unknown): AppError {
  return userError({
    code: "slice.broken",
    message: `slice ${slice} cannot be used: ${problems.join("; ")}`,
    field: "slice",
    value: slice,
    remedy: "correct the slice and start again",
    details: problems,
    ...(cause === undefined ? {} : { cause }),
  });
}
