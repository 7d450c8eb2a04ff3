import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { VersionRequests } from "#shared/ipc/channels/version-channels.ts";
import { name, ofRun } from "./common.ts";

export const versionSchemas: SchemasOf<VersionRequests> = {
  "version:list": z.strictObject({ workflow: name }),
  "version:read": z.strictObject({ workflow: name, version: name }),
  "version:diff": z.strictObject({ workflow: name, from: name, to: name }),
  "version:restore": z.strictObject({ workflow: name, version: name, as: name.exactOptional() }),
  "version:of-run": ofRun,
};
