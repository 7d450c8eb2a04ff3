import { useStore } from "zustand";
import type { Builder } from "./create-builder.ts";
import { DryRunList } from "./dry-run-list.tsx";
import { ProblemList } from "./problem-list.tsx";

interface BuilderFooterProps {
  readonly builder: Builder;
  /** A problem of the workflow itself: there is no step to show, but a line. */
  readonly onText: () => void;
}

/** Under the canvas: what is wrong, or what a dry run found, and what was done last. */
export function BuilderFooter({ builder, onText }: BuilderFooterProps) {
  const { graph, dryRun, notice } = useStore(builder.state);
  return (
    <footer className="builder__footer">
      {dryRun === undefined ? (
        <ProblemList
          problems={graph.problems}
          onShow={({ node: path }) => {
            if (path === "") onText();
            builder.select(path === "" ? [] : [path]);
          }}
        />
      ) : (
        <DryRunList dryRun={dryRun} onShow={(path) => builder.select([path])} onClose={builder.closeDryRun} />
      )}
      {notice === undefined ? null : (
        <p className="builder__notice" role="status" aria-label="Builder notice">
          {notice}
        </p>
      )}
    </footer>
  );
}
