import { Failure } from "./failure.mjs";

const again = "then run the same command again";

const causes = [
  [/ENOSPC/, "the disk is full", `free about 1 GB, ${again}`],
  [/EUSAGE/, "package.json and package-lock.json disagree", "run `npm install`, then the same command again"],
  [/EINTEGRITY/, "a downloaded package does not match its checksum", `run \`npm cache verify\`, ${again}`],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|fetch failed/,
    "the package registry cannot be reached",
    `check the network, \`npm config get registry\` and the proxy settings, ${again}`,
  ],
  [
    /E404/,
    "the package registry does not have a package",
    `choose another with \`npm config set registry\`, ${again}`,
  ],
  [
    /EACCES|EPERM|EROFS/,
    "npm may not write its files",
    `make the checkout and npm's cache writable for your user, close programs that use them, ${again}`,
  ],
];

const errorLines = (output) =>
  output
    .split("\n")
    .filter((line) => /^npm (error|ERR!) \S/.test(line))
    .slice(0, 8)
    .map((line) => `    ${line}`)
    .join("\n");

/** Turns npm's output into the cause it names, with its remedy. */
export function explainNpmFailure(output, doing) {
  const known = causes.find(([pattern]) => pattern.test(output));
  const [, cause, remedy] = known ?? [
    undefined,
    undefined,
    `run \`npm ci\` to see all it reports, mend that, ${again}`,
  ];
  return new Failure(
    [cause ? `${doing} failed: ${cause}` : `${doing} failed`, errorLines(output)].filter(Boolean).join("\n"),
    remedy,
  );
}
