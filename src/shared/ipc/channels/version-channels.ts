import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** A text of a workflow that this workspace has seen. */
export interface VersionView {
  readonly workflow: string;
  /** Counts from 1 for each workflow, in the order in which its texts were first seen. */
  readonly number: number;
  readonly hash: ContentHash;
  /** Where it was first seen: in a file that ships, in one of the person's own, or in a run of before. */
  readonly origin: "built-in" | "user" | "run";
  readonly tsSeenMs: EpochMs;
  /** The workflow's file holds this text now. */
  readonly isPresent: boolean;
}

export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** What has to be done to the lines of one version to get the other. */
export interface VersionDiff {
  readonly from: VersionView;
  readonly to: VersionView;
  readonly lines: readonly DiffLine[];
}

/** The version that a run ran, beside the one that its workflow has now. */
export interface RunVersion {
  readonly version: VersionView;
  /** Undefined when the workspace has no workflow of that name any more. */
  readonly present: VersionView | undefined;
}

/** A version is named by its number, `present`, or the first characters of its hash (6 or more). */
export interface VersionRequests {
  /** Newest first. */
  "version:list": (input: { readonly workflow: string }) => readonly VersionView[];
  "version:read": (input: { readonly workflow: string; readonly version: string }) => {
    readonly version: VersionView;
    readonly text: string;
  };
  "version:diff": (input: {
    readonly workflow: string;
    readonly from: string;
    readonly to: string;
  }) => VersionDiff;
  /** Writes a version as a file of the person's own: over the workflow's, or under another name. */
  "version:restore": (input: {
    readonly workflow: string;
    readonly version: string;
    /** The name of the workflow that is written; the same by default. */
    readonly as?: string;
  }) => { readonly version: VersionView; readonly path: string };
  /** Undefined for a run of a version of the program that did not keep definitions. */
  "version:of-run": (input: { readonly runId: RunId }) => RunVersion | undefined;
}
