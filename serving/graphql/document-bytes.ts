import type { DocumentNode } from "graphql";

/** What a token takes: itself, its part of the document and of what is made of it to run it; measured, rounded up. */
const bytesPerToken = 1_024;

/** What a document takes in memory, about, with what is made of it. */
export function documentBytes({ tokenCount }: DocumentNode, text: string): number {
  // A text in memory has two bytes a character at most; without a count each character may be a token.
  return 2 * text.length + bytesPerToken * (tokenCount ?? text.length);
}
