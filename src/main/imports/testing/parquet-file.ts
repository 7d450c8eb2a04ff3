import { gzipSync } from "node:zlib";

/** A column of a file that a test writes: doubles, 64-bit integers, times in milliseconds, or text. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: "double" | "integer" | "time" | "text";
  readonly values: readonly (number | string)[];
}

const MAGIC = Buffer.from("PAR1");
const TYPES = { double: 5, integer: 2, time: 2, text: 6 } as const;
const [I32, I64, BINARY, LIST, STRUCT] = [5, 6, 8, 9, 12];

/** Writes the least Parquet file that holds the columns: one row group, plain pages, gzip where asked. */
export function aParquetFile(columns: readonly ParquetColumn[], isCompressed = false): Buffer {
  const parts: Buffer[] = [MAGIC];
  let offset = MAGIC.length;
  const chunks = columns.map((column) => {
    const page = pageOf(column, isCompressed);
    const chunk = { column, offset, size: page.length };
    parts.push(page);
    offset += page.length;
    return chunk;
  });
  const rows = columns[0]?.values.length ?? 0;
  const footer = struct([
    [1, I32, zigzag(2)],
    [2, LIST, list([schemaRoot(columns.length), ...columns.map(schemaOf)])],
    [3, I64, zigzag(rows)],
    [4, LIST, list([rowGroup(chunks, rows, isCompressed)])],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([...parts, footer, length, MAGIC]);
}

function pageOf({ kind, values }: ParquetColumn, isCompressed: boolean): Buffer {
  const plain = Buffer.concat(values.map((value) => plainValue(kind, value)));
  const body = isCompressed ? gzipSync(plain) : plain;
  const header = struct([
    [1, I32, zigzag(0)],
    [2, I32, zigzag(plain.length)],
    [3, I32, zigzag(body.length)],
    [
      5,
      STRUCT,
      struct([
        [1, I32, zigzag(values.length)],
        [2, I32, zigzag(0)],
        [3, I32, zigzag(3)],
        [4, I32, zigzag(3)],
      ]),
    ],
  ]);
  return Buffer.concat([header, body]);
}

function plainValue(kind: ParquetColumn["kind"], value: number | string): Buffer {
  if (typeof value === "string") {
    const text = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, text]);
  }
  const bytes = Buffer.alloc(8);
  if (kind === "double") bytes.writeDoubleLE(value);
  else bytes.writeBigInt64LE(BigInt(value));
  return bytes;
}

const schemaRoot = (columns: number): Buffer =>
  struct([
    [4, BINARY, text("schema")],
    [5, I32, zigzag(columns)],
  ]);

function schemaOf({ name, kind }: ParquetColumn): Buffer {
  const converted = kind === "time" ? 9 : kind === "text" ? 0 : undefined;
  return struct([
    [1, I32, zigzag(TYPES[kind])],
    [3, I32, zigzag(0)],
    [4, BINARY, text(name)],
    ...(converted === undefined ? [] : [[6, I32, zigzag(converted)] as const]),
  ]);
}

function rowGroup(
  chunks: readonly { readonly column: ParquetColumn; readonly offset: number; readonly size: number }[],
  rows: number,
  isCompressed: boolean,
): Buffer {
  const total = chunks.reduce((sum, { size }) => sum + size, 0);
  const columns = chunks.map(({ column, offset, size }) => {
    const metadata = struct([
      [1, I32, zigzag(TYPES[column.kind])],
      [2, LIST, list([zigzag(0)], I32)],
      [3, LIST, list([text(column.name)], BINARY)],
      [4, I32, zigzag(isCompressed ? 2 : 0)],
      [5, I64, zigzag(rows)],
      [6, I64, zigzag(size)],
      [7, I64, zigzag(size)],
      [9, I64, zigzag(offset)],
    ]);
    return struct([
      [2, I64, zigzag(offset)],
      [3, STRUCT, metadata],
    ]);
  });
  return struct([
    [1, LIST, list(columns)],
    [2, I64, zigzag(total)],
    [3, I64, zigzag(rows)],
  ]);
}

/** Thrift's compact protocol: fields by ascending number. */
function struct(fields: readonly (readonly [id: number, type: number | undefined, value: Buffer])[]): Buffer {
  let last = 0;
  const parts = fields.map(([id, type, value]) => {
    const head = Buffer.from([((id - last) << 4) | (type ?? 0)]);
    last = id;
    return Buffer.concat([head, value]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}

const list = (members: readonly Buffer[], type: number | undefined = STRUCT): Buffer =>
  Buffer.concat([Buffer.from([(members.length << 4) | (type ?? 0)]), ...members]);

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([varint(bytes.length), bytes]);
}

const zigzag = (value: number): Buffer => varint(value * 2);

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}
