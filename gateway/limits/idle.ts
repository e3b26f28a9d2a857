import type { WebSocket } from "ws";

/**
 * Closes a connection over which nothing is asked for a while.
 * @param isBusy whether an operation is under way
 * @returns the function to call at each operation that is asked
 */
export function closeWhenIdle(socket: Pick<WebSocket, "close" | "once">, idleMs: number, isBusy: () => boolean) {
  let wasAsked = false;
  const timer = setInterval(() => {
    if (!wasAsked && !isBusy()) socket.close(1000, "Idle");
    wasAsked = false;
  }, idleMs);
  timer.unref();
  socket.once("close", () => clearInterval(timer));
  return (): void => {
    wasAsked = true;
  };
}
