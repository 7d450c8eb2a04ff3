import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../../", import.meta.url);
const FOLDERS = ["src", "docs", "bench", "e2e", "scripts", "resources", "bin"];

const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

/** Every file and folder of the product, folders with a slash at their end. */
const PATHS: readonly string[] = [
  ...FOLDERS.flatMap((folder) => listBelow(folder)),
  ...readdirSync(ROOT, { withFileTypes: true }).map(({ name }) => name),
];

function listBelow(folder: string): readonly string[] {
  const entries = readdirSync(fileURLToPath(new URL(folder, ROOT)), { withFileTypes: true });
  return [
    `${folder}/`,
    ...entries.flatMap((entry) =>
      entry.isDirectory() ? listBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    ),
  ];
}

/** A document may leave out the folders that its chapter is about, or name an ending alone. */
const isThere = (path: string): boolean =>
  PATHS.some((known) => `/${known}`.endsWith(path.startsWith(".") ? path : `/${path}`));

/** Code files, folders of the source and documents that a text names in code style or links to. */
function listNamed(text: string): readonly string[] {
  const inCode = [...text.matchAll(/`([\w./-]+)`/g)].map(([, name = ""]) => name);
  const inWords = [...text.matchAll(/\b((?:docs|src|bench|e2e|scripts)\/[\w./-]*[\w/])/g)];
  const linked = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, name = ""]) => name);
  return [
    ...inCode.filter((name) => /\.(ts|tsx|mjs|md|css)$/.test(name) || name.startsWith("src/")),
    ...inWords.map(([, name = ""]) => name),
    ...linked.map((name) => name.replace(/^(\.\.?\/)+/, "")),
  ];
}

/** The folders and files of the tree that ARCHITECTURE.md draws by indentation. */
function listTree(text: string): readonly string[] {
  const [, chapter = ""] = text.split("## The tree\n");
  const [tree = ""] = chapter.split("\n## ");
  const above: { readonly indent: number; readonly path: string }[] = [];
  return tree.split("\n").flatMap((line) => {
    const indent = line.search(/\S/);
    const [names = ""] = line.trim().split(/ {2,}/);
    const entries = names.split(" ").filter((name) => /^[\w.-]+(\/[\w.-]+)*(\/|\.ts)$/.test(name));
    if (entries.length === 0 || entries.length < names.split(" ").length) return [];
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
    const paths = entries.map((name) => `${above.at(-1)?.path ?? ""}${name}`);
    above.push({ indent, path: paths[0] ?? "" });
    return paths;
  });
}

const DOCUMENTS = [
  "ARCHITECTURE.md",
  "README.md",
  ...readdirSync(new URL("docs", ROOT))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  ...readdirSync(new URL("docs/adr", ROOT)).map((name) => `docs/adr/${name}`),
];

describe("the documents of the product", () => {
  it.each(DOCUMENTS)("name in %s only files that are there", (document) => {
    const gone = listNamed(read(document)).filter((name) => !isThere(name) && !isThere(`${name}/`));
    expect(gone).toEqual([]);
  });

  it("draw the tree as it is", () => {
    const tree = listTree(read("ARCHITECTURE.md"));
    expect(tree.length).toBeGreaterThan(40);
    expect(tree.filter((path) => !PATHS.includes(path))).toEqual([]);
  });

  it("draw every room of main and engine", () => {
    const tree = new Set(listTree(read("ARCHITECTURE.md")));
    const rooms = PATHS.filter((path) => /^src\/(main|engine)\/[\w-]+\/$/.test(path));
    const left = rooms.filter((room) => !tree.has(room) && !/\/(testing|acceptance|fixtures)\/$/.test(room));
    expect(left).toEqual([]);
  });
});
