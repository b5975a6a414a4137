import { speaker } from "../src/index.ts";
import en from "../texts/en.json";
import zh from "../texts/zh-CN.json";

export const inChinese = speaker("zh", zh);
export const inEnglish = speaker("en", en);
