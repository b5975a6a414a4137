import texts from "@yibao/core/texts/zh-CN.json";
import { startHome } from "./home.ts";

startHome("zh", texts, () => import("../result/home-zh.ts"));
