/** Text that is written as bytes, because bytes need no object for each piece. */
export interface AsciiText {
  readonly characters: Uint8Array;
  /** Characters written so far. */
  length: number;
}

const ZERO = 48;
const LAST_OF_ASCII = 127;
const MILLION = 1_000_000;

/** `capacity` is the most characters that can come. */
export function createAsciiText(capacity: number): AsciiText {
  return { characters: new Uint8Array(capacity), length: 0 };
}

/** Answers false for a piece with characters beyond ASCII, and has then written nothing right. */
export function writeText(text: AsciiText, piece: string): boolean {
  const { characters, length } = text;
  let isAscii = true;
  for (let index = 0; index < piece.length; index += 1) {
    const code = piece.charCodeAt(index);
    if (code > LAST_OF_ASCII) isAscii = false;
    characters[length + index] = code;
  }
  text.length = length + piece.length;
  return isAscii;
}

/** As `String(value)` has it. */
export function writeNumber(text: AsciiText, value: number): void {
  const millions = Math.floor(value / MILLION);
  // Times of this age are whole numbers of 13 digits, which the general way takes for fractions.
  if (millions >= MILLION && millions < 10 * MILLION && Number.isInteger(value)) {
    writeDigits(text, millions, 7);
    writeDigits(text, value - millions * MILLION, 6);
  } else {
    writeText(text, String(value));
  }
}

/** So many digits of a whole number below 2^31, with zeros before it. */
function writeDigits(text: AsciiText, value: number, digits: number): void {
  const { characters, length } = text;
  let left = value;
  for (let index = length + digits - 1; index >= length; index -= 1) {
    const tenth = (left / 10) | 0;
    characters[index] = ZERO + left - 10 * tenth;
    left = tenth;
  }
  text.length = length + digits;
}
