declare const approved: unique symbol;

/** A value that the risk check let pass; only `checkOrder` makes one, and it does not survive serialisation. */
export type Approved<Value> = Value & { readonly [approved]: true };
