export interface ConfigEntry {
  readonly key: string;
  readonly value: unknown;
  readonly source: "default" | "file" | "environment" | "command line" | "window";
  readonly title: string;
}

export interface ConfigRequests {
  "config:list": (input: undefined) => readonly ConfigEntry[];
  "config:get": (input: { readonly key: string }) => ConfigEntry;
  "config:set": (input: { readonly key: string; readonly value: string }) => ConfigEntry;
}
