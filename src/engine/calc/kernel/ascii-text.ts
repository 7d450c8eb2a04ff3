/** Text that is written as bytes, because bytes need no object for each piece. */
export interface AsciiText {
  /** Answers false for a text with characters beyond ASCII, and has then written nothing right. */
  write(text: string): boolean;
  /** As `String(value)` has it. */
  writeNumber(value: number): void;
  /** What was written so far. */
  bytes(): Uint8Array;
}

const ZERO = 48;
const LAST_OF_ASCII = 127;
const MILLION = 1_000_000;

/** `capacity` is the most characters that can come. */
export function createAsciiText(capacity: number): AsciiText {
  const characters = new Uint8Array(capacity);
  let length = 0;

  const write = (text: string): boolean => {
    let isAscii = true;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > LAST_OF_ASCII) isAscii = false;
      characters[length] = code;
      length += 1;
    }
    return isAscii;
  };

  /** So many digits of a whole number below 2^31, with zeros before it. */
  const writeDigits = (value: number, digits: number): void => {
    let left = value;
    for (let index = length + digits - 1; index >= length; index -= 1) {
      const tenth = (left / 10) | 0;
      characters[index] = ZERO + left - 10 * tenth;
      left = tenth;
    }
    length += digits;
  };

  return {
    write,
    writeNumber(value) {
      const millions = Math.floor(value / MILLION);
      // Times of this age are whole numbers of 13 digits, which the general way takes for fractions.
      if (millions >= MILLION && millions < 10 * MILLION && Number.isInteger(value)) {
        writeDigits(millions, 7);
        writeDigits(value - millions * MILLION, 6);
      } else {
        write(String(value));
      }
    },
    bytes: () => characters.subarray(0, length),
  };
}
