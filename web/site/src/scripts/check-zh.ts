import tools from "@yibao/core/texts/tools/zh-CN.json";
import texts from "@yibao/core/texts/zh-CN.json";
import { CheckElement } from "../check/element.ts";
import { startTool } from "./tool.ts";

startTool("yibao-check", CheckElement, "zh", { ...texts, ...tools });
