/** The last part of a workspace's path, on any system. */
export function workspaceName(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== "") ?? folder;
}
