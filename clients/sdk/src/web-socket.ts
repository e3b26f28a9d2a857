/** The WebSocket of the browser or of Node; before Node 22, which has none of its own, that of `ws`. */
export async function webSocketImplementation(): Promise<unknown> {
  return globalThis.WebSocket ?? (await import("ws")).WebSocket;
}
