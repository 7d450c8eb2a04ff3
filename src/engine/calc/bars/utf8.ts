const REPLACEMENT = 0xfffd;

/** The bytes of a text, for who reads bytes. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      bytes[length] = code;
      length += 1;
      continue;
    }
    const point = text.codePointAt(index) ?? REPLACEMENT;
    if (point > 0xffff) index += 1;
    length = writePoint(bytes, length, point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point);
  }
  return bytes.subarray(0, length);
}

function writePoint(bytes: Uint8Array, at: number, point: number): number {
  const more = point < 0x800 ? 1 : point < 0x1_0000 ? 2 : 3;
  const lead = [0, 0xc0, 0xe0, 0xf0][more] ?? 0;
  bytes[at] = lead | (point >> (6 * more));
  for (let index = 1; index <= more; index += 1)
    bytes[at + index] = 0x80 | ((point >> (6 * (more - index))) & 0x3f);
  return at + more + 1;
}

/** The text of bytes from `start` to before `end`; a byte that is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let index = start; index < end;) {
    const lead = bytes[index] ?? 0;
    const more =
      lead < 0x80
        ? 0
        : lead >= 0xc2 && lead < 0xe0
          ? 1
          : lead >= 0xe0 && lead < 0xf0
            ? 2
            : lead >= 0xf0 && lead < 0xf5
              ? 3
              : -1;
    const point = more <= 0 ? lead : readPoint(bytes, index, more, end);
    const isBroken = more < 0 || point === undefined;
    text += String.fromCodePoint(isBroken ? REPLACEMENT : point);
    index += isBroken ? 1 : more + 1;
  }
  return text;
}

function readPoint(bytes: Uint8Array, at: number, more: number, end: number): number | undefined {
  if (at + more >= end) return undefined;
  let point = (bytes[at] ?? 0) & (0x3f >> more);
  for (let index = 1; index <= more; index += 1) {
    const byte = bytes[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const isValid =
    point >= ([0, 0x80, 0x800, 0x1_0000][more] ?? 0) &&
    point <= 0x10_ffff &&
    !(point >= 0xd800 && point <= 0xdfff);
  return isValid ? point : undefined;
}
