/** Three candles in a rounded square. */
export function ProductMark() {
  return (
    <svg className="product-mark" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <rect className="product-mark__tile" width="22" height="22" rx="5.5" />
      <path className="product-mark__down" d="M6 6.5v9M4.75 9h2.5v4h-2.5z" />
      <path className="product-mark__up" d="M11 4.5v12M9.75 7h2.5v6.5h-2.5z" />
      <path className="product-mark__up" d="M16 3.5v10M14.75 5.5h2.5v5h-2.5z" />
    </svg>
  );
}
