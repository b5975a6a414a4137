import tools from "@yibao/core/texts/tools/zh-CN.json";
import texts from "@yibao/core/texts/zh-CN.json";
import { startPolicy } from "./own-policy.ts";

startPolicy("zh", { ...texts, ...tools });
