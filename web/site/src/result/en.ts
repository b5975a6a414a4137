import page from "@yibao/core/texts/en.json";
import texts from "@yibao/core/texts/result/en.json";
import { start } from "./start.ts";

export const later = start("en", { ...page, ...texts });
