import { decodeUtf8 } from "./utf8.ts";

const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;
const PLUS = 43;

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
/** More digits than these may not fit a double exactly. */
const EXACT_DIGITS = 15;

/** Walks over the lines and cells of comma-separated bytes without making strings of them. */
export class CsvScanner {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #position = 0;
  /** Bounds of the cells of the present line: cell `n` is from `starts[n]` to before `ends[n]`. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #lineStart = 0;
  #lineEnd = 0;

  /** `mostCells` is how many cells of a line are looked at; further ones are only counted. */
  constructor(bytes: Uint8Array, mostCells: number) {
    this.#bytes = bytes;
    this.#end = endOfText(bytes);
    this.#position = isByteOrderMark(bytes) ? 3 : 0;
    this.#starts = new Int32Array(mostCells);
    this.#ends = new Int32Array(mostCells);
  }

  /** How much of the text was passed, 0 to 1. */
  get fraction(): number {
    return this.#end === 0 ? 1 : Math.min(1, this.#position / this.#end);
  }

  /** Goes to the next line; answers how many cells it has, 0 at the end of the text. */
  nextLine(): number {
    // One by one: a list that is taken apart costs as much as a cell.
    const bytes = this.#bytes;
    const end = this.#end;
    const starts = this.#starts;
    const ends = this.#ends;
    let position = this.#position;
    if (position >= end) return 0;
    this.#lineStart = position;
    let cells = 0;
    let start = position;
    for (; ; position += 1) {
      // Digits and letters come after the comma, so most bytes need one look.
      if (position < end && (bytes[position] ?? 0) > COMMA) continue;
      const byte = position < end ? bytes[position] : LINE_FEED;
      if (byte !== COMMA && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
      if (cells < starts.length) {
        starts[cells] = start;
        ends[cells] = position;
      }
      cells += 1;
      if (byte !== COMMA) break;
      start = position + 1;
    }
    this.#lineEnd = position;
    const isPair = bytes[position] === CARRIAGE_RETURN && bytes[position + 1] === LINE_FEED;
    this.#position = position + (isPair ? 2 : 1);
    return cells;
  }

  line(): string {
    return decodeUtf8(this.#bytes, this.#lineStart, this.#lineEnd);
  }

  cell(index: number): string {
    return decodeUtf8(this.#bytes, this.#starts[index] ?? 0, this.#ends[index] ?? 0);
  }

  /**
   * The number in a cell that has only an optional sign, at most 15 digits and at most one point, equal to `Number` of its text; NaN for any
   * other, which may still be a number.
   */
  plainNumber(index: number): number {
    const bytes = this.#bytes;
    const end = this.#ends[index] ?? 0;
    let position = this.#starts[index] ?? 0;
    const sign = bytes[position];
    if (sign === MINUS || sign === PLUS) position += 1;
    let digits = 0;
    let value = 0;
    let decimals = -1;
    for (; position < end; position += 1) {
      const byte = bytes[position] ?? 0;
      if (byte >= ZERO && byte <= NINE) {
        value = value * 10 + (byte - ZERO);
        digits += 1;
        if (decimals >= 0) decimals += 1;
      } else if (byte === POINT && decimals < 0) decimals = 0;
      else return Number.NaN;
    }
    if (digits === 0 || digits > EXACT_DIGITS) return Number.NaN;
    // Both sides of the division are exact, so its result is the double nearest to the text.
    if (decimals > 0) value /= POWERS[decimals] ?? Number.NaN;
    return sign === MINUS ? -value : value;
  }

  /** The digits from the byte `offset` of a cell on, `count` of them; -1 unless all are digits inside the cell. */
  digits(index: number, offset: number, count: number): number {
    const first = (this.#starts[index] ?? 0) + offset;
    if (first + count > (this.#ends[index] ?? 0)) return -1;
    let value = 0;
    for (let position = first; position < first + count; position += 1) {
      const byte = this.#bytes[position] ?? 0;
      if (byte < ZERO || byte > NINE) return -1;
      value = value * 10 + (byte - ZERO);
    }
    return value;
  }

  /** The byte at `offset` of a cell; -1 past its end. */
  byteAt(index: number, offset: number): number {
    const position = (this.#starts[index] ?? 0) + offset;
    return position < (this.#ends[index] ?? 0) ? (this.#bytes[position] ?? -1) : -1;
  }

  length(index: number): number {
    return (this.#ends[index] ?? 0) - (this.#starts[index] ?? 0);
  }
}

const isByteOrderMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Where the text ends when the space after it is left out. */
function endOfText(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && isSpace(bytes[end - 1] ?? 0)) end -= 1;
  return end;
}

const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
