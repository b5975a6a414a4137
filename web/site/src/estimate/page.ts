/** What a view may use: the words, the session, and the two things a person can do beyond answering. */
import type { Amount, Say } from "@yibao/core";
import type { TemplateResult } from "lit";
import type { Later } from "./later.ts";
import type { Session } from "./session.ts";

export interface Problem {
  /** The id of the field to correct. */
  readonly field: string;
  readonly message: string;
  /** An amount that was probably meant. */
  readonly suggestion: string | null;
}

export interface Page {
  readonly say: Say;
  readonly session: Session;
  readonly problem: Problem | null;
  /** What the person would pay with what is typed at this moment. */
  readonly preview: Amount | null;
  report(problem: Problem | null): void;
  typing(path: string, text: string): void;
  openAreas(): void;
  /** Whether there is anything beyond the first answer here; an embedded calculator has nothing. */
  readonly hasLater: boolean;
  /** What lies beyond the first answer, once it is loaded. */
  readonly later: Later | null;
  /** It was asked for and did not come. */
  readonly laterFailed: boolean;
  /** Loads it and hands it over. */
  withLater(use?: (later: Later) => void): Promise<void>;
  /** Loads it when the person comes near this element; none: it is gone. */
  watch(mark: Element | undefined): void;
  requestUpdate(): void;
}

export type View = TemplateResult | string | null;
