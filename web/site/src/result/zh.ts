import texts from "@yibao/core/texts/result/zh-CN.json";
import page from "@yibao/core/texts/zh-CN.json";
import { start } from "./start.ts";

export const later = start("zh", { ...page, ...texts });
