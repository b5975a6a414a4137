import texts from "@yibao/core/texts/en.json";
import tools from "@yibao/core/texts/tools/en.json";
import { CheckElement } from "../check/element.ts";
import { startTool } from "./tool.ts";

startTool("yibao-check", CheckElement, "en", { ...texts, ...tools });
