import { speaker } from "@yibao/core";
import page from "@yibao/core/texts/en.json";
import texts from "@yibao/core/texts/result/en.json";

export const say = speaker("en", { ...page, ...texts });
export { offerAtHome } from "./home.ts";
