import { userError } from "#shared/errors/app-error.ts";

const SECRET_KEY = /secret|token|passw|passphrase|credential|api[-_.]?key|private[-_.]?key/i;

/** Known forms of keys and tokens, and any long run of letters mixed with digits. */
const SECRET_VALUES: readonly RegExp[] = [
  /^(?:AKIA|PK|AK|CK)[A-Z0-9]{14,}$/,
  /^(?:sk|pk|rk)[-_][\w-]{8,}/,
  /^gh[a-z]_\w{16,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /^eyJ[\w-]+\.[\w-]+\./,
  /^(?=.*\d)(?=.*[A-Za-z])[\w+/=-]{32,}$/,
];
const SHA_256 = /^[0-9a-f]{64}$/;

/** Throws `config.secret-refused` for what looks like a secret, without repeating it. */
export function refuseSecret(key: string, value: unknown, where: string): void {
  if (!SECRET_KEY.test(key) && !textsOf(value).some((text) => looksSecret(key, text))) return;
  throw userError({
    code: "config.secret-refused",
    message: `${key} looks like a secret, and settings are plain text (${where})`,
    field: key,
    remedy:
      "remove it from the settings; secrets are kept apart and encrypted, and one that was shared must be revoked",
  });
}

function looksSecret(key: string, text: string): boolean {
  if (key === "userCode.allowed" && SHA_256.test(text)) return false;
  return SECRET_VALUES.some((pattern) => pattern.test(text));
}

/** Deeper than this no setting goes; a list of a YAML file may hold itself. */
const MAX_DEPTH = 4;

function textsOf(value: unknown, depth = 0): readonly string[] {
  if (typeof value === "string") return value.split(",").map((part) => part.trim());
  if (!Array.isArray(value) || depth === MAX_DEPTH) return [];
  return value.flatMap((member) => textsOf(member, depth + 1));
}
