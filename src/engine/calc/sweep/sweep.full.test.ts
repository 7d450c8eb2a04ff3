import { it } from "vitest";
import { expectKernelFigures } from "#engine/testing/expect-kernel-figures.ts";

it("measures what the kernel measures, to the last bit, in 10,000 cases", () => expectKernelFigures(10_000));
