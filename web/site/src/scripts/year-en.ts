import texts from "@yibao/core/texts/en.json";
import tools from "@yibao/core/texts/tools/en.json";
import { YearElement } from "../year/element.ts";
import { startTool } from "./tool.ts";

startTool("yibao-year", YearElement, "en", { ...texts, ...tools });
