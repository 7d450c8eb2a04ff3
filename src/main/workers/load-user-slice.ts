import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toAppError, userError } from "#shared/errors/app-error.ts";
import { SLICE_IDS } from "#shared/model/slice-id.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import type { Slice, SliceManifest } from "#engine/base/define-slice.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { interfaceProblems, SNAKE_CASE } from "#engine/registry/check-interface.ts";
import type { Registry, SliceEntry } from "#engine/registry/registry.ts";
import { readUserManifest } from "#engine/registry/user-manifest.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { checkConsent } from "./check-consent.ts";
import { readFolder } from "./read-folder.ts";
import { unshareColumns } from "./share-columns.ts";
import type { UserCode, UserCodeApi, UserSliceFace } from "./user-code-contract.ts";
import { OWN_CODE_BYTES } from "./watch-memory.ts";
import { WorkerLane, type LaneState } from "./worker-lane.ts";

/** A call of user code that takes longer is taken for a loop without end. */
const DEADLINE_MS = 30_000;
/** Every command waits for a slice to load; all that it has to do then is to say what it is. */
const LOAD_DEADLINE_MS = 3_000;
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

export interface UserSliceOptions {
  /** The workspace's `slices` folder; it need not exist. */
  readonly folder: string;
  /** The built user-code.worker. */
  readonly file: string | URL;
  /** SHA-256 of each file that the person has agreed to run. */
  readonly allowedHashes: readonly string[];
  readonly registry: Pick<Registry, "register" | "reportBroken">;
  readonly onHealth: (slice: string, state: LaneState, detail: string | undefined) => void;
  /** Default 30 seconds. */
  readonly deadlineMs?: number;
  /** Default 3 seconds. */
  readonly loadDeadlineMs?: number;
  /** What the thread of a slice may hold; default 1.5 GB. */
  readonly mostBytes?: number;
}

type Lane = WorkerLane<UserCodeApi>;

/**
 * Registers every slice of a user's folder: `<folder>/<id>/slice.ts`. One without consent, and one that is broken, is
 * listed with the reason and disabled; the others run. Answers how to end their workers.
 */
export async function loadUserSlices(options: UserSliceOptions): Promise<{ dispose(): Promise<void> }> {
  const lanes: Lane[] = [];
  const folders = await listFolders(options.folder);
  // All at once, so that those which hang cost one deadline together; registered in the order of their names.
  const loads = await Promise.allSettled(folders.map((folder) => loadUserSlice(options, folder, lanes)));
  for (const [index, load] of loads.entries()) {
    try {
      if (load.status === "rejected") throw load.reason;
      options.registry.register(load.value);
    } catch (thrown) {
      report(options.registry, folders[index] ?? "", toAppError(thrown).message);
    }
  }
  return {
    async dispose() {
      await Promise.all(lanes.map((lane) => lane.dispose()));
    },
  };
}

async function listFolders(folder: string): Promise<readonly string[]> {
  const entries = await readFolder(folder);
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** A folder may carry the name of a built-in slice, which then keeps its name. */
function report(registry: UserSliceOptions["registry"], folder: string, reason: string): void {
  const isTaken = (SLICE_IDS as readonly string[]).includes(folder);
  registry.reportBroken(isTaken ? `user:${folder}` : folder, "user", reason);
}

async function loadUserSlice(options: UserSliceOptions, folder: string, lanes: Lane[]): Promise<SliceEntry> {
  checkName(folder);
  const source = await readSource(join(options.folder, folder, "slice.ts"), folder);
  const code: UserCode = { folder, source, hash: nodeHasher(source) };
  checkConsent(`${folder}/slice.ts`, code.hash, options.allowedHashes);
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  const lane: Lane = new WorkerLane<UserCodeApi>({
    owner: { field: "slice", id: folder },
    file: options.file,
    worker: { name: `user slice ${folder}`, env: {}, resourceLimits: LIMITS },
    mostBytes: options.mostBytes ?? OWN_CODE_BYTES,
    onState: (state, detail) => options.onHealth(folder, state, detail),
  });
  lanes.push(lane);
  const face = (await lane.call({
    cancellation: neverCancelled,
    onProgress: () => undefined,
    deadlineMs: options.loadDeadlineMs ?? LOAD_DEADLINE_MS,
    send: (api) => api.describe(code),
  })) as UserSliceFace;
  const manifest = readUserManifest(face.manifest, folder);
  const slice = toSlice(manifest, face, code, lane, deadlineMs);
  checkInterface(manifest, slice);
  return { manifest, origin: "user", load: async () => slice };
}

function toSlice(
  manifest: SliceManifest,
  { functionNames }: UserSliceFace,
  code: UserCode,
  lane: Lane,
  deadlineMs: number,
): Slice {
  const call = (method: string) => (input: unknown, context: SliceContext) =>
    lane.call({
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
      deadlineMs,
      send: (api, cancelFlag) =>
        api.call(code, { method, input: unshareColumns(input), seed: context.seed, cancelFlag }),
    });
  // The registry checks what comes out against the manifest, so the compiler need not know the methods.
  const methods = Object.fromEntries(functionNames.map((name) => [name, call(name)]));
  return { manifest, methods };
}

function checkName(folder: string): void {
  if (SNAKE_CASE.test(folder)) return;
  throw userError({
    code: "slice.id-invalid",
    message: `folder of a slice must be snake_case, was ${folder}`,
    field: "id",
    value: folder,
    remedy: "rename the folder, such as my_slice",
  });
}

async function readSource(file: string, folder: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (thrown) {
    throw userError({
      code: "slice.file-missing",
      message: `${folder} must hold a readable slice.ts, did not`,
      field: "slice",
      value: folder,
      remedy: `write ${folder}/slice.ts, or remove the folder`,
      cause: thrown,
    });
  }
}

function checkInterface(manifest: SliceManifest, slice: Slice): void {
  const problems = interfaceProblems(manifest, slice);
  if (problems.length === 0) return;
  throw userError({
    code: "slice.broken",
    message: `slice ${manifest.id} cannot be used: ${problems.join("; ")}`,
    field: "slice",
    value: manifest.id,
    remedy: "make the methods of the manifest and the functions agree",
    details: problems,
  });
}
