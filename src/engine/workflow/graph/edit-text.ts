import { isMap, parseDocument, visit, type Document, type ToStringOptions } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import { mergeLines } from "./merge-lines.ts";

/**
 * Changes a workflow's text by its document. Only the lines that the change touches are written anew; every other line
 * stays byte for byte as the person wrote it, with its comments, quotes and spaces.
 */
export function editText(text: string, change: (document: Document) => void): string {
  const document = readDocument(text);
  const style = styleOf(text);
  const before = print(document, style);
  change(document);
  const after = print(document, style);
  if (before === after) return text;
  const merged = mergeLines(text, before, after);
  // Where lines cannot follow how the text was laid out, all of it is laid out anew.
  return merged !== undefined && isSame(merged, after) ? merged : after;
}

/** Parses a text for an edit. Throws for one that is no map, or has aliases, which an edit could tear apart. */
export function readDocument(text: string): Document {
  const document = parseDocument(text, { uniqueKeys: false });
  const [error] = document.errors;
  const isReadable = error === undefined && (document.contents === null || isMap(document.contents));
  if (!isReadable) {
    throw userError({
      code: "builder.text-unreadable",
      message: `the text must be readable to be edited as a graph, was not: ${error?.message ?? "it is no map"}`,
      field: "text",
      remedy: "correct the text first",
    });
  }
  visit(document, {
    Alias(_, { source }) {
      throw userError({
        code: "builder.alias",
        message: `a text with aliases must be edited as text, was with *${source}`,
        field: "text",
        value: source,
        remedy: "edit the text, or write out what the alias stands for",
      });
    },
  });
  return document;
}

/** Lists stand as deep as the person writes them. */
function styleOf(text: string): ToStringOptions {
  const isFlat = /^steps:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*-/m.test(text);
  return { lineWidth: 0, flowCollectionPadding: true, indentSeq: !isFlat };
}

/** As people write it: `{ a: [b, c] }`. */
function print(document: Document, style: ToStringOptions): string {
  const padded = document.toString(style);
  const tight = padded.replaceAll(/\[ (?=\S)|(?<=\S) \]/g, (bracket) => bracket.trim());
  return isSame(padded, tight) ? tight : padded;
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [left, right].map((text) => parseDocument(text, { uniqueKeys: false }));
  if (one === undefined || other === undefined || one.errors.length > 0) return false;
  return JSON.stringify(one.toJS()) === JSON.stringify(other.toJS());
}
