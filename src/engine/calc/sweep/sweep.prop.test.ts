import { it } from "vitest";
import { expectKernelFigures } from "#engine/testing/expect-kernel-figures.ts";

it("measures what the kernel measures, to the last bit", () => expectKernelFigures(120));
