import texts from "@yibao/core/texts/en.json";
import { startHome } from "./home.ts";

startHome("en", texts, () => import("../result/home-en.ts"));
