import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import type { WorkflowDefinition } from "./definition.ts";
import { parseWorkflow } from "./parse.ts";
import { describeProblem, type Problem } from "./problem.ts";
import { suggest } from "./problem-list.ts";
import type { WorkflowSource, WorkflowText } from "./workflow-source.ts";

/** A workflow file as read: its definition where it has one, and what is wrong with its text. */
export interface LibraryWorkflow {
  readonly name: string;
  /** Without its ending. */
  readonly fileName: string;
  readonly origin: WorkflowText["origin"];
  readonly definition: WorkflowDefinition | undefined;
  readonly problems: readonly Problem[];
  readonly hash: ContentHash;
  /** What was read; empty when the file cannot be read. */
  readonly text: string;
}

/** The workflows of a workspace by name; files are read again each time, so an edit counts at once. */
export interface WorkflowLibrary {
  list(): Promise<readonly LibraryWorkflow[]>;
  /** A user error with did-you-mean when there is none of that name. */
  find(name: string): Promise<LibraryWorkflow>;
  /** A text that a run was started with; the files of today do not count. */
  parse(name: string, text: string): LibraryWorkflow;
}

/** `onRead` hears what each look at the files found. */
export function createWorkflowLibrary(
  source: WorkflowSource,
  hash: Hasher,
  onRead: (workflows: readonly LibraryWorkflow[]) => void = () => undefined,
): WorkflowLibrary {
  const parsed = new Map<ContentHash, LibraryWorkflow>();

  function read(file: WorkflowText): LibraryWorkflow {
    const key = hash(file.origin, "\n", file.fileName, "\n", file.unreadable ?? "", "\n", file.text);
    const known = parsed.get(key) ?? parseFile(file, hash(file.text));
    parsed.set(key, known);
    return known;
  }

  async function list(): Promise<readonly LibraryWorkflow[]> {
    const workflows = (await source.list()).map(read);
    const first = new Map(workflows.toReversed().map((workflow) => [workflow.name, workflow]));
    onRead([...first.values()]);
    return workflows.map((workflow) =>
      first.get(workflow.name) === workflow ? workflow : asDuplicate(workflow),
    );
  }

  return {
    list,
    parse: (fileName, text) => parseFile({ fileName, text, origin: "user" }, hash(text)),
    async find(name) {
      const workflows = await list();
      const found = workflows.find((workflow) => workflow.name === name);
      if (found === undefined) throw unknownWorkflowError(name, workflows);
      return found;
    },
  };
}

function parseFile({ fileName, text, origin, unreadable }: WorkflowText, hash: ContentHash): LibraryWorkflow {
  if (unreadable !== undefined) {
    return {
      name: fileName,
      fileName,
      origin,
      definition: undefined,
      problems: [unreadableProblem(unreadable)],
      hash,
      text,
    };
  }
  const { definition, problems } = parseWorkflow(text);
  const name = definition === undefined || definition.name === "" ? fileName : definition.name;
  return { name, fileName, origin, definition, problems, hash, text };
}

function unreadableProblem(reason: string): Problem {
  return {
    code: "workflow.file-unreadable",
    message: `file must be readable, was not: ${reason}`,
    line: 1,
    column: 1,
    path: "file",
    remedy: "let your user read the file, or move it out of the folder",
  };
}

/** The first of a name keeps it; the other is listed with the reason why it cannot run. */
function asDuplicate(workflow: LibraryWorkflow): LibraryWorkflow {
  const problem: Problem = {
    code: "workflow.name-duplicate",
    message: `name must be unique, was ${workflow.name} twice`,
    line: 1,
    column: 1,
    path: "name",
    remedy: "give one of the two workflows another name",
  };
  return { ...workflow, problems: [...workflow.problems, problem] };
}

function unknownWorkflowError(name: string, workflows: readonly LibraryWorkflow[]): AppError {
  const names = workflows.map((workflow) => workflow.name);
  return userError({
    code: "workflow.unknown",
    message: `workflow must be known, was ${name}`,
    field: "workflow",
    value: name,
    remedy: suggest(name, names),
  });
}

/** One error for a workflow that must not run, with every problem in its details. */
export function invalidWorkflowError(name: string, problems: readonly Problem[]): AppError {
  const [first] = problems;
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  return userError({
    code: "workflow.invalid",
    message: `workflow ${name} cannot run: ${first === undefined ? "" : describeProblem(first)}${others}`,
    field: first?.path || "workflow",
    value: name,
    remedy: first?.remedy ?? "correct the file",
    details: problems.map(describeProblem),
  });
}
