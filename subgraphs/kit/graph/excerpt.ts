import { Directive, Field, Int, ObjectType, registerEnumType } from "type-graphql";

/** Bytes that are shown of one value of a ledger. */
export const maxShownBytes = 4096;

const ExcerptEncodingEnum = { UTF8: "UTF8", HEX: "HEX" } as const;
registerEnumType(ExcerptEncodingEnum, {
  name: "ExcerptEncoding",
  description: "How bytes are shown.",
  valuesConfig: {
    UTF8: { description: "As text, in UTF-8." },
    HEX: { description: "As hexadecimal digits: it is no text." },
  },
});

@Directive("@shareable")
@ObjectType({
  description: "Bytes that somebody wrote to a ledger, of which the first 4,096 are shown; they may say anything.",
  simpleResolvers: true,
})
export class Excerpt {
  @Directive("@cost(weight: 4)")
  @Field(() => String, { description: "What is shown." })
  text!: string;

  @Field(() => ExcerptEncodingEnum, { description: "How it is shown." })
  encoding!: keyof typeof ExcerptEncodingEnum;

  @Field(() => Int, { description: "How many bytes there are." })
  bytes!: number;

  @Field(() => Boolean, { description: "Whether there is more than what is shown." })
  isCut!: boolean;
}

/** Excerpt of bytes; text is never cut within a character. */
export function excerptOf(bytes: Uint8Array): Excerpt {
  const isCut = bytes.length > maxShownBytes;
  const shown = bytes.subarray(0, maxShownBytes);
  const text = textIn(shown, isCut);
  return {
    text: text ?? Buffer.from(shown).toString("hex"),
    encoding: text === undefined ? "HEX" : "UTF8",
    bytes: bytes.length,
    isCut,
  };
}

/** Excerpt of bytes that are no text, however they look. @param hex with 0x */
export function hexExcerptOf(hex: string): Excerpt {
  const digits = hex.slice(2);
  const text = digits.slice(0, 2 * maxShownBytes);
  return { text, encoding: "HEX", bytes: digits.length / 2, isCut: text.length < digits.length };
}

function textIn(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
}
