import type { DocumentNode } from "graphql";

/**
 * Memory of a token of a document, with its part of the syntax tree and of the plan, in bytes; measured, rounded up.
 */
const bytesPerToken = 1_024;

/** Memory of a document with its syntax tree and plan, about, in bytes. */
export function documentBytes({ tokenCount }: DocumentNode, text: string): number {
  // A text in memory has two bytes a character at most; without a count each character may be a token.
  return 2 * text.length + bytesPerToken * (tokenCount ?? text.length);
}
