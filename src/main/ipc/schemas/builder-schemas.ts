import { z } from "zod";
import type { BuilderRequests, CanvasLayout } from "#shared/ipc/channels/builder-channels.ts";
import { contentHash } from "#shared/model/ids.ts";
import { CONTAINER_KINDS, type GraphEdit, type NewStep } from "#shared/model/workflow-graph.ts";
import { name, nothing, ofRun } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

/** As long as a workflow may be. */
const text = z.string().max(1_000_000);
const path = z.string().min(1).max(1_000);
const list = z.string().max(1_000);
const paths = z.array(path).min(1).max(5_000);
const keys = z.array(name).min(1).max(8);
const index = z.int().min(0).max(100_000);
const place = z.number().min(-10_000_000).max(10_000_000);
const hash = z.string().min(1).max(128).transform(contentHash);

const step: z.ZodType<NewStep> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("call"), slice: name, method: name }),
  z.strictObject({ kind: z.literal("action"), name }),
  z.strictObject({
    kind: z.enum([...CONTAINER_KINDS, "wait", "event", "approval", "initialize", "trigger"]),
  }),
  z.strictObject({ kind: z.literal("workflow"), workflow: name }),
]);

const edit: z.ZodType<GraphEdit> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add"), list, index, step }),
  z.strictObject({ kind: z.literal("paste"), list, index, text }),
  z.strictObject({ kind: z.literal("remove"), paths }),
  z.strictObject({ kind: z.literal("move"), path, list, index }),
  z.strictObject({ kind: z.literal("connect"), from: path, fromField: name, to: path, toField: name }),
  z.strictObject({ kind: z.literal("need"), path, needs: name, isNeeded: z.boolean() }),
  z.strictObject({ kind: z.literal("set"), path, keys, value: z.unknown().optional() }),
  z.strictObject({ kind: z.literal("set_workflow"), keys, value: z.unknown().optional() }),
  z.strictObject({ kind: z.literal("rename"), path, id: name }),
  z.strictObject({ kind: z.literal("wrap"), paths, container: z.enum(CONTAINER_KINDS) }),
]);

/** What a canvas says of where things stand; a file of it is read with the same care. */
export const canvasLayoutSchema: z.ZodType<CanvasLayout> = z.strictObject({
  positions: z.record(path, z.strictObject({ x: place, y: place })),
  notes: z
    .array(
      z.strictObject({
        id: name,
        text: z.string().max(10_000),
        x: place,
        y: place,
        width: z.number().min(1).max(10_000),
        height: z.number().min(1).max(10_000),
      }),
    )
    .max(1_000),
});

const kept = { workflow: name, text, layout: canvasLayoutSchema, basedOn: hash.exactOptional() };

export const builderSchemas: SchemasOf<BuilderRequests> = {
  "builder:palette": nothing,
  "builder:open": z.strictObject({ workflow: name }),
  "builder:new": z.strictObject({ name, like: name.exactOptional() }),
  "builder:read": z.strictObject({ text }),
  "builder:edit": z.strictObject({ text, edit }),
  "builder:copy": z.strictObject({ text, paths }),
  "builder:save": z.strictObject(kept),
  "builder:keep-draft": z.strictObject(kept),
  "builder:drop-draft": z.strictObject({ workflow: name }),
  "builder:list-drafts": nothing,
  "builder:get-outcomes": ofRun,
};
