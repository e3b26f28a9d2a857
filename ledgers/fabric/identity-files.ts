import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { PlatformError } from "../../errors/platform-error.ts";

/** Files of an identity; all are PEM. */
export interface IdentityPaths {
  readonly mspId: string;
  /** Certificate of the authority behind the peer's TLS certificate; without it the connection is plain text. */
  readonly tlsRootCertPath?: string;
  readonly certificatePath: string;
  readonly privateKeyPath: string;
}

/** Contents of these files. */
export interface IdentityFiles {
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly tlsRoot: Buffer | undefined;
}

/**
 * Reads and checks the files of an identity; the refusal of a peer would name none of them.
 * @throws BAD_INPUT that names the file which cannot be read, has the wrong content, or does not match the others
 */
export function readIdentityFiles(paths: IdentityPaths): IdentityFiles {
  const { mspId, certificatePath, privateKeyPath, tlsRootCertPath } = paths;
  const key = `the private key of ${mspId}`;
  const own = certificateIn(certificatePath, `the certificate of ${mspId}`);
  const privateKey = made(() => createPrivateKey(contentOf(privateKeyPath, key)), privateKeyPath, key);
  if (!own.parsed.checkPrivateKey(privateKey)) {
    throw unfit(`${key}, ${privateKeyPath}, does not belong to the certificate ${certificatePath}`);
  }
  const what = `the root certificate of ${mspId}'s TLS`;
  const tlsRoot = tlsRootCertPath === undefined ? undefined : certificateIn(tlsRootCertPath, what).content;
  return { certificate: own.content, privateKey, tlsRoot };
}

function certificateIn(path: string, what: string) {
  const content = contentOf(path, what);
  return { content, parsed: made(() => new X509Certificate(content), path, what) };
}

function contentOf(path: string, what: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unfit(`${what}, ${path}, cannot be read`, cause);
  }
}

function made<Made>(make: () => Made, path: string, what: string): Made {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof PlatformError) throw cause;
    throw unfit(`${what}, ${path}, is none: a PEM file is needed`, cause);
  }
}

const unfit = (message: string, cause?: unknown) => new PlatformError("BAD_INPUT", message, { cause });
