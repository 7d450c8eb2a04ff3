import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import { APP_ORIGIN, APP_SCHEME } from "./app-origin.ts";
import { CONTENT_SECURITY_POLICY } from "./content-security-policy.ts";
import { contentType } from "./content-type.ts";
import { findAsset } from "./find-asset.ts";

const HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};

const notFound = (): Response => new Response("not found", { status: 404, headers: HEADERS });

/** Answers a request of the window from the bundle in `root`, and with 404 to everything else. */
export async function answerAsset(root: string, url: string): Promise<Response> {
  if (!url.startsWith(`${APP_ORIGIN}/`)) return notFound();
  const file = await findAsset(root, url);
  if (file === undefined) return notFound();
  const headers = { ...HEADERS, "content-type": contentType(file) };
  return new Response(new Uint8Array(await readFile(file)), { headers });
}

/** Tells Chromium, before the app is ready, that the scheme is a proper origin. */
export function declareAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function handleAppProtocol(protocol: Protocol, root: string): void {
  protocol.handle(APP_SCHEME, (request) => answerAsset(root, request.url));
}
