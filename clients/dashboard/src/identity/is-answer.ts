/** Whether the issuer has sent the browser to this address, with a code or a refusal. */
export function isAnswer(url: URL): boolean {
  return url.searchParams.has("state") && (url.searchParams.has("code") || url.searchParams.has("error"));
}
