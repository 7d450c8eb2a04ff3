const ALLOWED_HOSTS: ReadonlySet<string> = new Set(["www.tradingview.com"]);

/** Whether a link may open in the person's browser: https to a host that the product itself links to. */
export function isAllowedExternal(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  const isPlain = url.username === "" && url.password === "" && url.port === "";
  return url.protocol === "https:" && isPlain && ALLOWED_HOSTS.has(url.hostname);
}
