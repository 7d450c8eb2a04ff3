/** Columns below this size cost less to copy than to share. */
const MIN_SHARED_BYTES = 4_096;

const sharedOf = new WeakMap<object, ArrayBufferView>();

/**
 * The same plain value with its long typed arrays on shared memory, so that they cross to a worker without a copy.
 * An array is moved once and remembered; that is right because columns are never written after they are made.
 */
export function shareColumns(value: unknown): unknown {
  return mapColumns(value, (column) => {
    const isShared = column.buffer instanceof SharedArrayBuffer;
    if (isShared || column.byteLength < MIN_SHARED_BYTES) return column;
    const known = sharedOf.get(column) ?? copyColumn(column, new SharedArrayBuffer(column.byteLength));
    sharedOf.set(column, known);
    return known;
  });
}

/** The same plain value with shared columns copied, for code that must not be able to write to ours. */
export function unshareColumns(value: unknown): unknown {
  return mapColumns(value, (column) =>
    column.buffer instanceof SharedArrayBuffer
      ? copyColumn(column, new ArrayBuffer(column.byteLength))
      : column,
  );
}

interface ColumnConstructor {
  new (buffer: ArrayBufferLike): ArrayBufferView;
}

function copyColumn(column: ArrayBufferView, target: ArrayBufferLike): ArrayBufferView {
  new Uint8Array(target).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return new (column.constructor as unknown as ColumnConstructor)(target);
}

function mapColumns(value: unknown, map: (column: ArrayBufferView) => ArrayBufferView): unknown {
  if (ArrayBuffer.isView(value)) return map(value);
  if (Array.isArray(value)) return value.map((member) => mapColumns(member, map));
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapColumns(member, map)]));
}
