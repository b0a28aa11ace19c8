import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../electron/domain/settings.ts';
import { settingsChange } from '../../../shared/ipc/settingsViews.ts';

/** What may be set at the window; one more has to take the place of another. */
const MOST_PARTS = 12;
const MOST_DESK_CHOICES = 6;

describe('the settings', () => {
  it('ask for who and where, and have a default for everything else', () => {
    const { shape } = settingsSchema;
    const asked = Object.keys(shape).filter((key) => {
      const part = shape[key as keyof typeof shape];
      return !part.safeParse(undefined).success && !part.safeParse({}).success;
    });
    expect(asked.toSorted()).toEqual(['environment', 'profile']);
  });

  it('stay few', () => {
    const { shape } = settingsChange;
    expect(Object.keys(shape).length).toBeLessThanOrEqual(MOST_PARTS);
    expect(Object.keys(shape.desk.unwrap().shape).length).toBeLessThanOrEqual(MOST_DESK_CHOICES);
  });

  it('look and lock without having been asked', () => {
    expect(settingsSchema.shape.desk.parse(undefined)).toEqual({
      lockAfterMinutes: 15,
      locksWithoutCard: true,
      surgeryHours: { from: 8, to: 19 },
      appearance: 'system',
      zoom: 100,
    });
  });
});
