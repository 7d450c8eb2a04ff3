/** A value that carries a name at compile time and costs nothing at run time. */
export type Brand<Value, Name extends string> = Value & { readonly __brand: Name };
