import { z } from "zod";
import type { MethodManifest } from "#engine/base/define-slice.ts";

/** One field of a method's input or output, as forms, help, wiring and validation need it. */
export interface FieldInfo {
  readonly name: string;
  readonly title: string;
  readonly unit: string | undefined;
  readonly description: string | undefined;
  /** Type of the value on a wire: `meta.wire`, or the JSON type where a field names none. */
  readonly wire: string;
  /** True when the method cannot be called without it. */
  readonly isRequired: boolean;
  readonly default: unknown;
  readonly choices: readonly string[] | undefined;
  /** True when a person can write its value down: a scalar, a list of scalars, or numbers by name. */
  readonly isGivable: boolean;
}

/** A field with its JSON Schema, as far as the method declares one; what expressions are checked against. */
export interface ShapedField extends FieldInfo {
  readonly shape?: JsonShape;
}

/** What is read of a JSON Schema to know the members of a value. */
export interface JsonShape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: JsonShape;
  readonly properties?: Readonly<Record<string, JsonShape>>;
  readonly additionalProperties?: unknown;
}

/** What is read of the JSON Schema of a field. */
interface JsonField {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly wire?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonField;
  readonly properties?: unknown;
  readonly anyOf?: readonly JsonField[];
}

const inputFieldsOf = new WeakMap<MethodManifest, readonly FieldInfo[]>();
const outputFieldsOf = new WeakMap<MethodManifest, readonly ShapedField[]>();

export function inputFields(method: MethodManifest): readonly FieldInfo[] {
  return remember(inputFieldsOf, method, () => readFields(method.input, "input"));
}

export function outputFields(method: MethodManifest): readonly FieldInfo[] {
  return shapedOutputs(method).map(({ shape: _shape, ...field }) => field);
}

export function shapedOutputs(method: MethodManifest): readonly ShapedField[] {
  return remember(outputFieldsOf, method, () => {
    const { properties = {} } = z.toJSONSchema(method.output, { io: "output", unrepresentable: "any" });
    return readFields(method.output, "output").map((field) => ({
      ...field,
      shape: properties[field.name] as JsonShape,
    }));
  });
}

/** The schema of one input field; undefined when the method has no such field. */
export function inputFieldSchema(method: MethodManifest, name: string): z.ZodType | undefined {
  if (!(method.input instanceof z.ZodObject)) return undefined;
  const shape: Readonly<Record<string, z.ZodType>> = method.input.shape;
  return Object.hasOwn(shape, name) ? shape[name] : undefined;
}

// Manifests are constants, and turning a schema into JSON Schema costs more than validating a whole workflow.
function remember<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

function readFields(schema: z.ZodType, io: "input" | "output"): readonly FieldInfo[] {
  const json = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const required = new Set(json.required);
  return Object.entries(json.properties ?? {}).map(([name, property]) =>
    readField(name, property as JsonField, required.has(name)),
  );
}

function readField(name: string, field: JsonField, isRequired: boolean): FieldInfo {
  return {
    name,
    title: field.title ?? titleOf(name),
    unit: field.unit,
    description: field.description,
    wire: field.wire ?? jsonType(field) ?? "unknown",
    isRequired,
    default: field.default,
    choices: choicesOf(field),
    isGivable: isGivable(field),
  };
}

/** `initialCash` -> `Initial cash`. */
function titleOf(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function jsonType(field: JsonField): string | undefined {
  if (field.type === "integer") return "number";
  return typeof field.type === "string" ? field.type : undefined;
}

function choicesOf(field: JsonField): readonly string[] | undefined {
  const choices = field.const === undefined ? field.enum : [field.const];
  return choices?.map(String);
}

function isGivable(field: JsonField): boolean {
  if (field.anyOf !== undefined) return field.anyOf.every(isGivable);
  if (field.type === "array") return field.items !== undefined && isScalar(field.items);
  if (field.type === "object") return field.properties === undefined;
  return isScalar(field);
}

function isScalar(field: JsonField): boolean {
  if (field.enum !== undefined || field.const !== undefined) return true;
  const types = typeof field.type === "string" ? [field.type] : (field.type ?? []);
  return types.length > 0 && types.every((type) => ["string", "number", "integer", "boolean"].includes(type));
}
