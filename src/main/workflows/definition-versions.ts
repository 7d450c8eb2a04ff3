import type { Clock } from "#engine/base/clock.ts";
import type { LibraryWorkflow } from "#engine/workflow/library.ts";
import { renameWorkflow } from "#engine/workflow/rename-workflow.ts";
import type { SeenDefinition, VersionRecord, VersionStore } from "#main/store/version-store.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { RunVersion, VersionDiff, VersionView } from "#shared/ipc/channels/version-channels.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import { linesOf } from "./lines-of.ts";

export interface DefinitionVersionsPorts {
  readonly store: VersionStore;
  readonly clock: Clock;
  /** The workflows as their files are now. */
  readonly readDefinitions: () => Promise<readonly LibraryWorkflow[]>;
  /** Writes a workflow of the person's own; answers the path. */
  readonly write: (fileName: string, text: string) => string;
}

/** Every text of a workflow that the workspace has seen, and the way back to one. */
export interface DefinitionVersions {
  /** Keeps the texts that are new. */
  keep(seen: readonly Omit<SeenDefinition, "tsSeenMs">[]): void;
  /** Newest first; a user error for a workflow that was never seen. */
  list(workflow: string): Promise<readonly VersionView[]>;
  read(workflow: string, version: string): Promise<{ readonly version: VersionView; readonly text: string }>;
  diff(workflow: string, from: string, to: string): Promise<VersionDiff>;
  /** Writes the version as a file of the person's own, under the name `as` when it is given. */
  restore(
    workflow: string,
    version: string,
    as?: string,
  ): Promise<{ readonly version: VersionView; readonly path: string }>;
  /** Undefined for a text that was not kept. */
  ofRun(workflow: string, hash: ContentHash): Promise<RunVersion | undefined>;
}

interface Seen {
  readonly record: VersionRecord;
  readonly view: VersionView;
}

const NAME = /^[a-z][a-z0-9_]{0,63}$/;
/** Fewer characters of a hash name too many versions. */
const MINIMUM_HASH_CHARACTERS = 6;

export function createDefinitionVersions(ports: DefinitionVersionsPorts): DefinitionVersions {
  const { store, clock, readDefinitions } = ports;
  const kept = new Set<string>();

  async function findAll(workflow: string): Promise<readonly Seen[]> {
    const present = await findPresent(readDefinitions, workflow);
    return store
      .list(workflow)
      .map((record) => ({ record, view: toView(record, record.hash === present?.hash) }));
  }

  async function findOne(workflow: string, named: string): Promise<Seen> {
    const all = await findAll(workflow);
    if (all.length === 0) throw unknownWorkflow(workflow);
    const found = all.find((seen) => isNamed(seen.view, named));
    if (found === undefined) throw unknownVersion(workflow, named, all);
    return found;
  }

  return {
    keep(seen) {
      for (const definition of seen) {
        const key = `${definition.workflow}\n${definition.hash}`;
        if (kept.has(key)) continue;
        store.add({ ...definition, tsSeenMs: clock.now() });
        kept.add(key);
      }
    },
    async list(workflow) {
      const all = await findAll(workflow);
      if (all.length === 0) throw unknownWorkflow(workflow);
      return all.map(({ view }) => view);
    },
    async read(workflow, version) {
      const { view, record } = await findOne(workflow, version);
      return { version: view, text: record.text };
    },
    async diff(workflow, from, to) {
      const [left, right] = [await findOne(workflow, from), await findOne(workflow, to)];
      return { from: left.view, to: right.view, lines: linesOf(left.record.text, right.record.text) };
    },
    async restore(workflow, version, as = workflow) {
      const { record } = await findOne(workflow, version);
      if (as !== workflow) checkName(as);
      const files = await readDefinitions();
      const present = files.find(({ name }) => name === as);
      if (present !== undefined && (present.origin === "built-in" || as !== workflow))
        throw taken(workflow, version, as, present);
      const holder = files.find((file) => file.origin === "user" && file.fileName === as);
      if (present === undefined && holder !== undefined) throw fileTaken(as, holder);
      const text = as === workflow ? record.text : renameWorkflow(record.text, as);
      const path = ports.write(present?.fileName ?? as, text);
      const newest = await findOne(as, "present");
      return { version: newest.view, path };
    },
    async ofRun(workflow, hash) {
      const all = await findAll(workflow);
      const version = all.find(({ view }) => view.hash === hash)?.view;
      return version && { version, present: all.find(({ view }) => view.isPresent)?.view };
    },
  };
}

async function findPresent(
  readDefinitions: DefinitionVersionsPorts["readDefinitions"],
  workflow: string,
): Promise<LibraryWorkflow | undefined> {
  return (await readDefinitions()).find(({ name }) => name === workflow);
}

function toView(record: VersionRecord, isPresent: boolean): VersionView {
  const { workflow, number, hash, origin, tsSeenMs } = record;
  return { workflow, number, hash, origin, tsSeenMs, isPresent };
}

function isNamed({ number, hash, isPresent }: VersionView, named: string): boolean {
  if (named === "present") return isPresent;
  return named === String(number) || (named.length >= MINIMUM_HASH_CHARACTERS && hash.startsWith(named));
}

function checkName(name: string): void {
  if (NAME.test(name)) return;
  throw userError({
    code: "version.bad-name",
    message: `a workflow's name must be small letters, digits and _, was ${name}`,
    field: "as",
    value: name,
    remedy: "choose a name such as my_backtest",
  });
}

function unknownWorkflow(workflow: string) {
  return userError({
    code: "version.unknown-workflow",
    message: `no workflow called ${workflow} was ever seen in this workspace`,
    field: "workflow",
    value: workflow,
    remedy: "gpt-trader workflows list shows those that there are",
  });
}

function unknownVersion(workflow: string, named: string, all: readonly Seen[]) {
  return userError({
    code: "version.unknown",
    message: `${workflow} has no version ${named}`,
    field: "version",
    value: named,
    remedy: `use present, the start of a hash, or one of ${all.map(({ view }) => view.number).join(", ")}`,
  });
}

function taken(workflow: string, version: string, as: string, { origin }: LibraryWorkflow) {
  const isOwn = origin === "user";
  return refusedError({
    code: isOwn ? "version.name-taken" : "version.built-in",
    message: isOwn
      ? `${as} is another workflow of yours, which this would replace`
      : `${as} ships with the program, and what ships is not changed`,
    field: "as",
    value: as,
    remedy: `give a new name: gpt-trader workflows restore ${workflow} ${version} --as my_${workflow}`,
  });
}

function fileTaken(as: string, { fileName, name }: LibraryWorkflow) {
  return refusedError({
    code: "version.file-taken",
    message: `the file ${fileName} in the workflows of this workspace holds ${name}`,
    field: "as",
    value: as,
    remedy: "rename that file, or choose another name",
  });
}
