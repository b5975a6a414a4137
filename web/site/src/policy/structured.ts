/** Structured data: what search engines may know about a page. Data blocks are never run, so the strict policy allows them. */
import type { Lang } from "@yibao/core";
import type { AnswerText } from "@yibao/core/policy";
import { addressFrom } from "./addresses.ts";
import type { Crumb } from "./view.ts";

type Data = { readonly [key: string]: unknown };

/** As text of a data block: no end tag can hide in it. */
export const dataText = (data: readonly Data[]): string =>
  JSON.stringify({ "@context": "https://schema.org", "@graph": data }).replace(/</g, "\\u003c");

export const trailData = (crumbs: readonly Crumb[], page: string): Data => ({
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(({ name, path }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: addressFrom(page, path),
  })),
});

export const pageData = (name: string, description: string, lang: Lang, page: string, modified: string): Data => ({
  "@type": "WebPage",
  name,
  description,
  url: addressFrom(page, page),
  inLanguage: lang === "zh" ? "zh-CN" : "en",
  ...(modified === "" ? {} : { dateModified: modified }),
});

export const questionsData = (answers: readonly AnswerText[]): readonly Data[] =>
  answers.length === 0
    ? []
    : [
        {
          "@type": "FAQPage",
          mainEntity: answers.map(({ question, answer }) => ({
            "@type": "Question",
            name: question,
            acceptedAnswer: { "@type": "Answer", text: answer },
          })),
        },
      ];
