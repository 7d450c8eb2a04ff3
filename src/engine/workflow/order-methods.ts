/** Methods that send orders: a second call could double one. */
export const ORDER_METHODS: ReadonlySet<string> = new Set([
  "submit_order",
  "replace_order",
  "manage_positions",
  "flatten",
]);
