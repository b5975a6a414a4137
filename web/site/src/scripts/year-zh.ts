import tools from "@yibao/core/texts/tools/zh-CN.json";
import texts from "@yibao/core/texts/zh-CN.json";
import { YearElement } from "../year/element.ts";
import { startTool } from "./tool.ts";

startTool("yibao-year", YearElement, "zh", { ...texts, ...tools });
