// oxlint-disable-next-line no-restricted-imports -- the test reads the files that ship
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { AppError } from "#shared/errors/app-error.ts";
import { CONTAINER_KINDS, type GraphEdit } from "#shared/model/workflow-graph.ts";
import { applyEdit } from "./apply-edit.ts";
import { editText } from "./edit-text.ts";
import { allSteps, findSites, type StepSite } from "./find-sites.ts";

const FOLDER = new URL("../../../../resources/workflows/", import.meta.url);
const SHIPPED = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), "utf8"));

/** A shipped text with a comment of its own after every line that can have one, and spaces as people leave them. */
function withComments(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.map((line, index) => (index % 2 === 0 ? `${line}   # note ${index};` : line)).join("\n");
}

const aText = fc.constantFrom(...SHIPPED, ...SHIPPED.map(withComments)).map((text) => `# top;\n${text}\n`);

/** An edit of some step of the text, with the comments that go away with what it takes away. */
function anEdit(text: string, pick: number, kind: number, where: number): GraphEdit | undefined {
  const root = findSites(parseDocument(text));
  const steps = allSteps(root);
  const step = steps[pick % steps.length];
  if (step === undefined) return undefined;
  const lists = [root, ...steps.flatMap(({ arms }) => arms)];
  const list = lists[where % lists.length]?.path ?? "";
  const edits: readonly GraphEdit[] = [
    { kind: "add", list, index: where, step: { kind: "call", slice: "data", method: "stats" } },
    { kind: "add", list, index: 0, step: { kind: "branch" } },
    { kind: "move", path: step.path, list, index: where % 5 },
    {
      kind: "wrap",
      paths: [step.path],
      container: CONTAINER_KINDS[where % CONTAINER_KINDS.length] ?? "group",
    },
    { kind: "set", path: step.path, keys: ["needs"], value: ["x"] },
    { kind: "set", path: step.path, keys: ["with", "extra"], value: { a: [1, "two"] } },
    { kind: "rename", path: step.path, id: "another_name" },
    { kind: "set_workflow", keys: ["description"], value: "anew" },
  ];
  return edits[kind % edits.length];
}

/** Undefined for an edit that is refused as one; another failure is passed on. */
function editedOrRefused(text: string, edit: GraphEdit): string | undefined {
  try {
    return applyEdit(text, edit).text;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.kind === "user") return undefined;
    throw thrown;
  }
}

const commentsOf = (text: string): readonly string[] => (text.match(/# [^;\n]*;/g) ?? []).toSorted();

describe("edits of a workflow's text", () => {
  it("leave it byte for byte when they change nothing", () => {
    for (const text of SHIPPED.flatMap((shipped) => [shipped, withComments(shipped)])) {
      expect(editText(text, () => undefined)).toBe(text);
    }
  });

  it("keep every comment and every line of other steps, and read back as what was asked", () => {
    const numbers = fc.tuple(fc.nat(40), fc.nat(7), fc.nat(9));
    fc.assert(
      fc.property(aText, numbers, (text, [pick, kind, where]) => {
        const edit = anEdit(text, pick, kind, where);
        if (edit === undefined) return;
        const edited = editedOrRefused(text, edit);
        if (edited === undefined) return;
        expect(parseDocument(edited, { uniqueKeys: false }).errors).toEqual([]);
        expect(commentsOf(edited)).toEqual(commentsOf(text));
        const before = allSteps(findSites(parseDocument(text))).length;
        const after = allSteps(findSites(parseDocument(edited))).length;
        const catches = edit.kind === "wrap" && edit.container === "try" ? 1 : 0;
        expect(after - before).toBe(edit.kind === "add" || edit.kind === "wrap" ? 1 + catches : 0);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it("take away what they put in: adding and removing a step leaves the same text", () => {
    for (const text of SHIPPED) {
      const added = applyEdit(text, { kind: "add", list: "", index: 99, step: { kind: "wait" } });
      expect(applyEdit(added.text, { kind: "remove", paths: added.touched }).text).toBe(text);
    }
  });

  it("rename there and back to the same text", () => {
    for (const text of SHIPPED.map(withComments)) {
      const steps: readonly StepSite[] = allSteps(findSites(parseDocument(text)));
      for (const { path, id, item } of steps.filter(({ body }) => body !== undefined)) {
        if (!String(item).includes("slice")) continue;
        const there = applyEdit(text, { kind: "rename", path, id: "quite_another" });
        const back = applyEdit(there.text, { kind: "rename", path: there.touched[0] ?? "", id });
        expect(back.text).toBe(text);
      }
    }
  });
});
