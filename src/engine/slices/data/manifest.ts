import { defineManifest } from "#engine/base/define-slice.ts";
import { bringingInMethods } from "./manifest-bringing-in.ts";
import { curationMethods } from "./manifest-curation.ts";
import { readingMethods } from "./manifest-reading.ts";

export const dataManifest = defineManifest({
  id: "data",
  version: "1.0.0",
  title: "Data",
  description:
    "Bars with a known origin: imported, from a provider over a network, bundled, or synthetic by name.",
  publishes: ["series.market.changed"],
  needs: ["library"],
  methods: { ...readingMethods, ...bringingInMethods, ...curationMethods },
});
