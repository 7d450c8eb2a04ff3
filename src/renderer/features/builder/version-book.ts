import type { DiffLine, VersionView } from "#shared/ipc/channels/version-channels.ts";
import type { WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { compareGraphs, type StepMark } from "./compare-graphs.ts";

/** A version beside what the file holds now. */
export interface VersionComparison {
  readonly version: VersionView;
  readonly present: VersionView;
  /** Of the version. */
  readonly text: string;
  readonly lines: readonly DiffLine[];
  /** The steps of both. */
  readonly graph: WorkflowGraph;
  readonly marks: ReadonlyMap<string, StepMark>;
}

/** Every text that a workflow had. */
export interface VersionBook {
  /** Newest first. */
  readonly list: (workflow: string) => Promise<readonly VersionView[]>;
  readonly compare: (workflow: string, number: number) => Promise<VersionComparison>;
}

export function createVersionBook(client: Client): VersionBook {
  return {
    list: (workflow) => client.invoke("version:list", { workflow }),
    async compare(workflow, number) {
      const asked = { workflow, from: String(number), to: "present" };
      const [diff, one, other] = await Promise.all([
        client.invoke("version:diff", asked),
        client.invoke("version:read", { workflow, version: asked.from }),
        client.invoke("version:read", { workflow, version: asked.to }),
      ]);
      const [from, to] = await Promise.all([
        client.invoke("builder:read", { text: one.text }),
        client.invoke("builder:read", { text: other.text }),
      ]);
      const { lines } = diff;
      return {
        version: one.version,
        present: other.version,
        text: one.text,
        lines,
        ...compareGraphs(from, to),
      };
    },
  };
}
