/** The sizes of the window, per cent. */
export const zoomSteps = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next size in a direction; the last one stays. */
export function zoomedBy(percent: number, direction: 1 | -1): number {
  const next =
    direction > 0
      ? zoomSteps.find((each) => each > percent)
      : zoomSteps.findLast((each) => each < percent);
  return next ?? percent;
}
