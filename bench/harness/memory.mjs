import { readdirSync, readFileSync } from "node:fs";

/** The proportional share of memory in a smaps_rollup text: shared pages count once over all who share them. */
export function pssKb(smapsRollup) {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(smapsRollup)?.[1] ?? 0);
}

/** A process and all that descend from it, from pairs of process and parent. */
export function descendants(root, parents) {
  const family = new Set([root]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const [processId, parentId] of parents) if (family.has(parentId)) family.add(processId);
  }
  return [...family];
}

function readParents() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, "utf8");
        return [[Number(name), Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1])]];
      } catch {
        return [];
      }
    });
}

function processPssKb(processId) {
  try {
    return pssKb(readFileSync(`/proc/${processId}/smaps_rollup`, "utf8"));
  } catch {
    return 0;
  }
}

/** The memory of one process in MB (10^6 bytes), shared pages by its share of them. */
export const processMemoryMb = (processId) => (processPssKb(processId) * 1024) / 1e6;

/** The memory of a process and its descendants in MB (10^6 bytes), each shared page counted once. */
export function familyMemoryMb(root) {
  const sumKb = descendants(root, readParents()).reduce((sum, processId) => sum + processPssKb(processId), 0);
  return (sumKb * 1024) / 1e6;
}
