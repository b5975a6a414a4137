import texts from "@yibao/core/texts/en.json";
import tools from "@yibao/core/texts/tools/en.json";
import { startPolicy } from "./own-policy.ts";

startPolicy("en", { ...texts, ...tools });
