/** The kind says what happens next: tell the user, retry, obey a rule, stop. */
export const ERROR_KINDS = ["user", "transient", "refused", "bug"] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Plain form of an AppError, as it crosses processes and lands in the log. */
export interface SerialError {
  readonly kind: ErrorKind;
  /** Stable `area.what-went-wrong`. */
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  /** The offending value, as text. */
  readonly value?: string;
  /** What to do about it. */
  readonly remedy?: string;
  readonly details?: readonly string[];
}

export interface AppErrorOptions extends Omit<SerialError, "message"> {
  readonly message: string;
  readonly cause?: unknown;
}

/** The one error class of the product. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly field: string | undefined;
  readonly value: string | undefined;
  readonly remedy: string | undefined;
  readonly details: readonly string[] | undefined;

  constructor(options: AppErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.kind = options.kind;
    this.code = options.code;
    this.field = options.field;
    this.value = options.value;
    this.remedy = options.remedy;
    this.details = options.details;
  }
}

/** A wrong input or configuration; the message starts lower case and names the value. */
export function userError(options: Omit<AppErrorOptions, "kind">): AppError {
  return new AppError({ kind: "user", ...options });
}

/** A rule said no; thrown only where a whole run must stop on it. */
export function refusedError(options: Omit<AppErrorOptions, "kind">): AppError {
  return new AppError({ kind: "refused", ...options });
}

/** Turns anything thrown into an AppError; what is not one already is a bug. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isSerialError(thrown)) return fromSerialError(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError({ kind: "bug", code: "internal.unexpected", message, cause: thrown });
}

export function toSerialError(thrown: unknown): SerialError {
  const error = toAppError(thrown);
  return {
    kind: error.kind,
    code: error.code,
    message: error.message,
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.value === undefined ? {} : { value: error.value }),
    ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    ...(error.details === undefined ? {} : { details: error.details }),
  };
}

export function fromSerialError(serial: SerialError): AppError {
  return new AppError(serial);
}

function isSerialError(value: unknown): value is SerialError {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    "code" in value &&
    "message" in value &&
    (ERROR_KINDS as readonly unknown[]).includes(value.kind)
  );
}
