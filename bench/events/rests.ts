const minuteMs = 60_000;
const restMs = 15_000;

/** Whether clients that come and go stay away at a time, as they do at the end of each minute. */
export function restsAt(time: number): boolean {
  return time % minuteMs >= minuteMs - restMs;
}
