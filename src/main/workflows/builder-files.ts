import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, parse } from "node:path";
import { z } from "zod";
import type { CanvasLayout, DraftView } from "#shared/ipc/channels/builder-channels.ts";
import { userError } from "#shared/errors/app-error.ts";
import { contentHash } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { writeFileDurably } from "#main/files/durable-file.ts";

/** What the builder keeps beside the workflows: where things stand on the canvas, and edits that were not saved. */
export interface BuilderFiles {
  readLayout(fileName: string): CanvasLayout;
  writeLayout(fileName: string, layout: CanvasLayout): void;
  keepDraft(draft: DraftView): void;
  dropDraft(workflow: string): void;
  /** Undefined when none is kept. */
  readDraft(workflow: string): DraftView | undefined;
  /** Newest first. */
  listDrafts(): readonly DraftView[];
}

export interface BuilderFilesPorts {
  /** The workspace. */
  readonly directory: string;
  readonly layoutSchema: z.ZodType<CanvasLayout>;
  /** Is told of a file that cannot be used; it is left as it is. */
  readonly report: (thrown: unknown) => void;
}

const NO_LAYOUT: CanvasLayout = { positions: {}, notes: [] };
/** A name that is a file name everywhere. */
const NAME = /^[a-z][a-z0-9_]{0,63}$/;

export function createBuilderFiles({ directory, layoutSchema, report }: BuilderFilesPorts): BuilderFiles {
  const layouts = join(directory, "workflows", "layouts");
  const drafts = join(directory, "drafts");
  const draftSchema = z.strictObject({
    workflow: z.string(),
    text: z.string(),
    layout: layoutSchema,
    basedOn: z.string().transform(contentHash).exactOptional(),
    tsKeptMs: z.number().transform(epochMs),
  });

  function read<Value>(path: string, schema: z.ZodType<Value>): Value | undefined {
    if (!existsSync(path)) return undefined;
    try {
      return schema.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch (thrown) {
      report(thrown);
      return undefined;
    }
  }

  function write(folder: string, name: string, value: unknown): void {
    mkdirSync(folder, { recursive: true });
    writeFileDurably(fileOf(folder, name), `${JSON.stringify(value, undefined, 2)}\n`, 0o644);
  }

  const readDraft = (name: string): DraftView | undefined => read(fileOf(drafts, name), draftSchema);
  return {
    readLayout: (fileName) =>
      (NAME.test(fileName) ? read(fileOf(layouts, fileName), layoutSchema) : undefined) ?? NO_LAYOUT,
    writeLayout: (fileName, layout) => write(layouts, fileName, layout),
    keepDraft: (draft) => write(drafts, draft.workflow, draft),
    dropDraft: (workflow) => rmSync(fileOf(drafts, workflow), { force: true }),
    readDraft: (workflow) => (NAME.test(workflow) ? readDraft(workflow) : undefined),
    listDrafts() {
      const names = existsSync(drafts) ? readdirSync(drafts).filter((name) => name.endsWith(".json")) : [];
      return names
        .map((name) => parse(name).name)
        .filter((name) => NAME.test(name))
        .flatMap((name) => readDraft(name) ?? [])
        .toSorted((left, right) => right.tsKeptMs - left.tsKeptMs);
    },
  };
}

function fileOf(folder: string, name: string): string {
  if (NAME.test(name)) return join(folder, `${name}.json`);
  throw userError({
    code: "builder.bad-name",
    message: `a workflow's name must be small letters, digits and _, was ${name}`,
    field: "name",
    value: name,
    remedy: "choose a name such as my_backtest",
  });
}
