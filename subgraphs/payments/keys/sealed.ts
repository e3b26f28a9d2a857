import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import { PlatformError } from "../../../errors/platform-error.ts";

const hex = z.string().regex(/^[0-9a-f]*$/);

/** Bytes that only a secret opens (AES-256-GCM), in hexadecimal. */
export const sealedSchema = z.object({ nonce: hex, tag: hex, content: hex });
export type Sealed = z.output<typeof sealedSchema>;

/** Seals bytes. @param bound name of their owner, without which they do not open */
export function seal(content: Uint8Array, bound: string, secret: Buffer): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]).toString("hex");
  return { nonce: nonce.toString("hex"), tag: cipher.getAuthTag().toString("hex"), content: sealed };
}

/** Opens sealed bytes. @throws FORBIDDEN, saying `otherwise`, when the secret is another one, or anything was changed */
export function unseal({ nonce, tag, content }: Sealed, bound: string, secret: Buffer, otherwise: string): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", secret, Buffer.from(nonce, "hex"), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(bound)).setAuthTag(Buffer.from(tag, "hex"));
    return Buffer.concat([decipher.update(Buffer.from(content, "hex")), decipher.final()]);
  } catch (error) {
    throw new PlatformError("FORBIDDEN", otherwise, { cause: error });
  }
}
