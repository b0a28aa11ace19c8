import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomically } from '../store/durableFile.ts';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
});
const stateSchema = z.object({ bounds: boundsSchema, isMaximized: z.boolean() });

/** A rectangle of the desktop, in device-independent pixels. */
export type Bounds = z.infer<typeof boundsSchema>;
/** Where the window was left. */
export type WindowState = z.infer<typeof stateSchema>;

/** The smallest window the layout is made for. */
export const smallestWindow = { width: 1024, height: 680 } as const;
const usualWindow = { width: 1366, height: 768 } as const;

/** Reads where the window was left; null where that is not known. */
export function readWindowState(file: string): WindowState | null {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // The first start, or a file that is none: the window opens as usual.
    return null;
  }
}

/** Writes where the window is left. Losing it costs nothing, so a disk that refuses is no error. */
export function keepWindowState(file: string, state: WindowState): void {
  try {
    writeFileAtomically(file, JSON.stringify(state));
  } catch {
    // As said: the next start opens as usual.
  }
}

function overlap(one: Bounds, other: Bounds): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * Where to open the window: where it was left, if enough of it is still on a screen; moved and shrunk onto the screen
 * it overlaps most. Without a place, only a size.
 */
export function openingBounds(
  state: WindowState | null,
  workAreas: readonly Bounds[],
): Partial<Bounds> & Pick<Bounds, 'width' | 'height'> {
  const bounds = state?.bounds;
  const area = workAreas.toSorted((a, b) => overlap(bounds ?? b, b) - overlap(bounds ?? a, a))[0];
  if (bounds === undefined || area === undefined) return { ...usualWindow };
  const width = Math.min(Math.max(bounds.width, smallestWindow.width), area.width);
  const height = Math.min(Math.max(bounds.height, smallestWindow.height), area.height);
  if (overlap(bounds, area) < (bounds.width * bounds.height) / 4) return { width, height };
  const x = Math.min(Math.max(bounds.x, area.x), area.x + area.width - width);
  const y = Math.min(Math.max(bounds.y, area.y), area.y + area.height - height);
  return { x, y, width, height };
}
