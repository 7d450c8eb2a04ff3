import type { Engine } from "#engine/engine.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { applyEdit, copySteps } from "#engine/workflow/graph/apply-edit.ts";
import { listPalette } from "#engine/workflow/graph/list-palette.ts";
import { readGraph } from "#engine/workflow/graph/read-graph.ts";
import type { LibraryWorkflow } from "#engine/workflow/library.ts";
import { parseWorkflow } from "#engine/workflow/parse.ts";
import { describeProblem } from "#engine/workflow/problem.ts";
import { renameWorkflow } from "#engine/workflow/rename-workflow.ts";
import { lookupIn } from "#engine/workflow/workflow-lookup.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type {
  BuilderRequests,
  EditedWorkflow,
  OpenedWorkflow,
  PaletteEntry,
} from "#shared/ipc/channels/builder-channels.ts";
import { refuseWire } from "#shared/model/refuse-wire.ts";
import type { GraphEdit, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { BuilderFiles } from "./builder-files.ts";

export interface WorkflowDeskPorts {
  readonly engine: Pick<Engine, "registry" | "listDefinitions" | "library">;
  readonly files: BuilderFiles;
  readonly hash: Hasher;
  /** Writes a workflow of the person's own; answers the path. */
  readonly write: (fileName: string, text: string) => string;
}

type Save = BuilderRequests["builder:save"];

/** Where workflows are drawn: it reads, edits, keeps and saves their texts. */
export interface WorkflowDesk {
  palette(): Promise<readonly PaletteEntry[]>;
  open(workflow: string): Promise<OpenedWorkflow>;
  create(name: string, like: string | undefined): Promise<EditedWorkflow>;
  read(text: string): Promise<WorkflowGraph>;
  edit(text: string, edit: GraphEdit): Promise<EditedWorkflow>;
  copy(text: string, paths: readonly string[]): string;
  save(input: Parameters<Save>[0]): Promise<ReturnType<Save>>;
}

export function createWorkflowDesk({ engine, files, hash, write }: WorkflowDeskPorts): WorkflowDesk {
  async function read(text: string): Promise<WorkflowGraph> {
    const workflows = lookupIn(await engine.listDefinitions());
    return readGraph(text, engine.registry, { workflows });
  }

  return {
    read,
    async palette() {
      const known = await engine.listDefinitions();
      const workflows = known.flatMap(({ name, definition }) =>
        definition === undefined ? [] : [{ name, description: definition.description }],
      );
      return listPalette(engine.registry, workflows);
    },
    async open(workflow) {
      const found = await engine.library.find(workflow);
      if (found.text === "") throw unreadable(found);
      const { name, origin, text, hash: was, fileName } = found;
      const [graph, layout] = [await read(text), files.readLayout(fileName)];
      const kept = files.readDraft(name);
      const draft = kept?.text === text ? undefined : kept;
      return { workflow: name, origin, text, hash: was, graph, layout, draft };
    },
    async create(name, like) {
      checkName(name);
      const known = await engine.listDefinitions();
      const taken = known.find(
        (file) => file.name === name || (file.origin === "user" && file.fileName === name),
      );
      if (taken !== undefined) throw nameTaken(name, taken);
      const text =
        like === undefined ? emptyText(name) : renameWorkflow((await engine.library.find(like)).text, name);
      return { text, graph: await read(text), touched: [] };
    },
    async edit(text, edit) {
      if (edit.kind === "connect") checkWire(await read(text), edit);
      const edited = applyEdit(text, edit);
      return { ...edited, graph: await read(edited.text) };
    },
    copy: copySteps,
    async save({ workflow, text, layout, basedOn }) {
      const name = nameOf(text);
      const known = await engine.listDefinitions();
      const present = known.find((file) => file.name === name);
      const isSame = basedOn !== undefined && name === workflow;
      if (isSame) checkUnchanged(name, present, basedOn);
      else {
        const holder = known.find((file) => file.origin === "user" && file.fileName === name);
        const taken = present ?? holder;
        if (taken !== undefined) throw nameTaken(name, taken);
      }
      const fileName = present?.fileName ?? name;
      const path = write(fileName, text);
      files.writeLayout(fileName, layout);
      files.dropDraft(workflow);
      // Reading it makes it a version of the workflow.
      await engine.listDefinitions();
      return { workflow: name, hash: hash(text), path };
    },
  };
}

function checkWire(
  graph: WorkflowGraph,
  { from, fromField, to, toField }: GraphEdit & { kind: "connect" },
): void {
  const reason = refuseWire(graph, { path: from, field: fromField }, { path: to, field: toField });
  if (reason === undefined) return;
  throw refusedError({
    code: "builder.wire-refused",
    message: `${from}.${fromField} cannot be wired to ${to}.${toField}: ${reason}`,
    field: toField,
    value: `${from}.${fromField}`,
    remedy: "choose an output of that type of a step before it",
  });
}

function emptyText(name: string): string {
  return `name: ${name}\nversion: 1\nsteps: []\n`;
}

function nameOf(text: string): string {
  const { definition, problems } = parseWorkflow(text);
  const [first] = problems;
  if (definition === undefined || definition.name === "") {
    throw userError({
      code: "builder.no-name",
      message: `a workflow must have a name to be saved: ${first === undefined ? "it has none" : describeProblem(first)}`,
      field: "name",
      remedy: "write name: at the top of the text",
    });
  }
  checkName(definition.name);
  return definition.name;
}

function checkName(name: string): void {
  if (/^[a-z][a-z0-9_]{0,63}$/.test(name)) return;
  throw userError({
    code: "builder.bad-name",
    message: `a workflow's name must be small letters, digits and _, was ${name}`,
    field: "name",
    value: name,
    remedy: "choose a name such as my_backtest",
  });
}

/** A text that was edited elsewhere is never written over. */
function checkUnchanged(name: string, present: LibraryWorkflow | undefined, basedOn: string): void {
  if (present?.origin === "built-in") throw nameTaken(name, present);
  if (present?.hash === basedOn) return;
  throw refusedError({
    code: "builder.file-changed",
    message: `the file of ${name} ${present === undefined ? "is gone" : "was changed by somebody else"} since it was opened`,
    field: "workflow",
    value: name,
    remedy: "save under another name, or open it anew: what you have here is kept as a draft",
  });
}

function nameTaken(name: string, { origin, name: holder }: LibraryWorkflow) {
  const isBuiltIn = origin === "built-in";
  return refusedError({
    code: isBuiltIn ? "builder.built-in" : "builder.name-taken",
    message: isBuiltIn
      ? `${name} ships with the program, and what ships is not changed`
      : `a file of yours holds ${holder} already, which this would replace`,
    field: "name",
    value: name,
    remedy: `save it under another name, such as my_${name}`,
  });
}

function unreadable({ name, problems }: LibraryWorkflow) {
  const [first] = problems;
  return userError({
    code: "builder.file-unreadable",
    message: `${name} cannot be opened: ${first === undefined ? "its file is empty" : describeProblem(first)}`,
    field: "workflow",
    value: name,
    remedy: first?.remedy ?? "restore a version of it",
  });
}
