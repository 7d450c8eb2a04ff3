import { isMap, parseDocument } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** A workflow's text in which runs trade that strategy with those parameters unless they are told otherwise. */
export function setStrategy(text: string, strategy: string, parameters: StrategyParameters): string {
  const document = parseDocument(text);
  if (!isMap(document.contents)) {
    throw userError({
      code: "workflow.unreadable",
      message: "the text must be a workflow, and is none that can be read",
      field: "workflow",
      value: text.slice(0, 40),
      remedy: "choose another workflow",
    });
  }
  document.setIn(["inputs", "strategy", "type"], "strategyId");
  document.deleteIn(["inputs", "strategy", "required"]);
  document.setIn(["inputs", "strategy", "default"], strategy);
  document.setIn(["inputs", "parameters", "type"], "strategyParameters");
  document.setIn(["inputs", "parameters", "default"], document.createNode(parameters, { flow: true }));
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
