import texts from "@yibao/core/texts/en.json";
import tools from "@yibao/core/texts/tools/en.json";
import { CompareElement } from "../compare/element.ts";
import { startTool } from "./tool.ts";

startTool("yibao-compare", CompareElement, "en", { ...texts, ...tools });
