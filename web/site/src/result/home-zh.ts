import { speaker } from "@yibao/core";
import texts from "@yibao/core/texts/result/zh-CN.json";
import page from "@yibao/core/texts/zh-CN.json";

export const say = speaker("zh", { ...page, ...texts });
export { offerAtHome } from "./home.ts";
