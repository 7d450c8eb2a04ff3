import { inflateSync } from "node:zlib";

/** What a reader of a PDF finds in it, as far as Chromium writes them. */
export interface PdfFile {
  /** One text a page, in the order in which it is drawn, without spaces. */
  readonly pages: readonly string[];
  readonly isTagged: boolean;
  readonly fonts: number;
  /** Fonts whose letters come with the file. */
  readonly embeddedFonts: number;
}

type Glyphs = ReadonlyMap<number, string>;

/** Reads a PDF of version 1.4, whose objects lie open one after the other. */
export function readPdf(file: Buffer): PdfFile {
  const source = file.toString("latin1");
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\b([\s\S]*?)\bendobj/g)].map(([, id, body]) => [Number(id), body ?? ""]),
  );
  const bodies = [...objects.values()];
  const fonts = bodies.filter((body) => /\/Type\s*\/Font\b/.test(body) && /\/ToUnicode/.test(body));
  return {
    pages: bodies.filter((body) => /\/Type\s*\/Page\b/.test(body)).map((page) => pageText(page, objects)),
    isTagged: /\/MarkInfo\s*<<[^>]*\/Marked true/.test(source) && source.includes("/StructTreeRoot"),
    fonts: fonts.length,
    embeddedFonts: bodies.filter((body) => /\/FontFile[23]?\s/.test(body)).length,
  };
}

function pageText(page: string, objects: ReadonlyMap<number, string>): string {
  const fonts = new Map(
    [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, glyphsOf(Number(id), objects)]),
  );
  const [, content] = /\/Contents (\d+) 0 R/.exec(page) ?? [];
  const drawing = streamOf(objects.get(Number(content)) ?? "");
  let glyphs: Glyphs = new Map();
  let text = "";
  for (const [, font, hexes] of drawing.matchAll(
    /\/(F\d+) [\d.]+ Tf|((?:\[[^\]]*\]|<[0-9A-Fa-f]*>) ?T[Jj])/g,
  )) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map<number, string>();
    for (const [, hex] of (hexes ?? "").matchAll(/<([0-9A-Fa-f]*)>/g)) text += decode(hex ?? "", glyphs);
  }
  return text.replaceAll(/\s/g, "");
}

function decode(hex: string, glyphs: Glyphs): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => glyphs.get(Number.parseInt(code, 16)) ?? "\uFFFD").join("");
}

/** Which letter a font's number stands for, by its map to Unicode. */
function glyphsOf(font: number, objects: ReadonlyMap<number, string>): Glyphs {
  const [, map] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "") ?? [];
  const lines = streamOf(objects.get(Number(map)) ?? "");
  const glyphs = new Map<number, string>();
  for (const [, from, to, first] of lines.matchAll(/<(\w+)>\s*(?:<(\w+)>\s*)?<(\w+)>\s*\n/g)) {
    const start = Number.parseInt(from ?? "", 16);
    const end = to === undefined ? start : Number.parseInt(to, 16);
    for (let code = start; code <= end; code += 1) glyphs.set(code, unicode(first ?? "", code - start));
  }
  return glyphs;
}

/** UTF-16 in hexadecimal, its last unit moved on. */
function unicode(hex: string, offset: number): string {
  const units = (hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...units.slice(0, -1), (units.at(-1) ?? 0) + offset);
}

function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body);
  if (start === null) return "";
  const bytes = Buffer.from(
    body.slice(start.index + start[0].length, body.lastIndexOf("endstream")),
    "latin1",
  );
  return body.includes("/FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1");
}
