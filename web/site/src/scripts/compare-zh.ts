import tools from "@yibao/core/texts/tools/zh-CN.json";
import texts from "@yibao/core/texts/zh-CN.json";
import { CompareElement } from "../compare/element.ts";
import { startTool } from "./tool.ts";

startTool("yibao-compare", CompareElement, "zh", { ...texts, ...tools });
