import type { z } from "zod";
import type { Channel, DesktopChannel, Input } from "#shared/ipc/contract.ts";
import { alertSchemas } from "./schemas/alert-schemas.ts";
import { analyzeSchemas } from "./schemas/analyze-schemas.ts";
import { appSchemas } from "./schemas/app-schemas.ts";
import { chartSchemas } from "./schemas/chart-schemas.ts";
import { approvalSchemas } from "./schemas/approval-schemas.ts";
import { workflowSchemas } from "./schemas/workflow-schemas.ts";
import { reportSchemas } from "./schemas/report-schemas.ts";
import { runSchemas } from "./schemas/run-schemas.ts";
import { paperSchemas } from "./schemas/paper-schemas.ts";
import { sessionSchemas } from "./schemas/session-schemas.ts";
import { dataSchemas } from "./schemas/data-schemas.ts";
import { auditSchemas } from "./schemas/audit-schemas.ts";
import { builderSchemas } from "./schemas/builder-schemas.ts";
import { configSchemas } from "./schemas/config-schemas.ts";
import { metricsSchemas } from "./schemas/metrics-schemas.ts";
import { logSchemas } from "./schemas/log-schemas.ts";
import { deadLetterSchemas } from "./schemas/dead-letter-schemas.ts";
import { jobSchemas } from "./schemas/job-schemas.ts";
import { triggerSchemas } from "./schemas/trigger-schemas.ts";
import { historySchemas } from "./schemas/history-schemas.ts";
import { versionSchemas } from "./schemas/version-schemas.ts";
import { studySchemas } from "./schemas/study-schemas.ts";
import { regimeSchemas } from "./schemas/regime-schemas.ts";
import { strategySchemas } from "./schemas/strategy-schemas.ts";
import { desktopSchemas } from "./schemas/desktop-schemas.ts";

/** What may come in on each channel; unknown fields are refused. */
export const schemas: { readonly [C in Channel | DesktopChannel]: z.ZodType<Input<C>> } = {
  ...appSchemas,
  ...workflowSchemas,
  ...runSchemas,
  ...paperSchemas,
  ...sessionSchemas,
  ...dataSchemas,
  ...analyzeSchemas,
  ...chartSchemas,
  ...auditSchemas,
  ...configSchemas,
  ...metricsSchemas,
  ...logSchemas,
  ...deadLetterSchemas,
  ...triggerSchemas,
  ...jobSchemas,
  ...approvalSchemas,
  ...alertSchemas,
  ...historySchemas,
  ...reportSchemas,
  ...versionSchemas,
  ...builderSchemas,
  ...studySchemas,
  ...regimeSchemas,
  ...strategySchemas,
  ...desktopSchemas,
};
