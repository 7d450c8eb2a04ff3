import { userError } from "#shared/errors/app-error.ts";

/** Throws unless the person has agreed to run exactly the text with this hash. */
export function checkConsent(file: string, hash: string, allowed: readonly string[]): void {
  if (allowed.includes(hash)) return;
  const list = JSON.stringify([...allowed, hash]);
  throw userError({
    code: "user-code.consent-missing",
    message: `needs your consent: gpt-trader config set userCode.allowed '${list}'`,
    field: "userCode.allowed",
    value: hash,
    remedy: `read ${file}, then allow it; any change to it asks again`,
  });
}
