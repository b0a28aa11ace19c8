import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';

/** Takes the pictures of one state of a screen under a name. */
export type Photographer = (page: Page, name: string) => Promise<void>;

/** How a window is opened for pictures: no motion, so that no picture falls into a transition. */
export const stillWindow: BrowserContextOptions = { deviceScaleFactor: 1, reducedMotion: 'reduce' };

const themes = ['light', 'dark', 'hc'] as const;

async function setTheme(page: Page, theme: string): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.dataset['theme'] = value;
  }, theme);
}

/** As `useZoom` does; pictures do not write settings. */
async function setZoom(page: Page, zoom: string): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.style.setProperty('zoom', value);
  }, zoom);
}

/** 1366x768 in each theme, then at 200 %, as PNG files of a folder. */
export function photographerInto(directory: string): Photographer {
  return async (page, name) => {
    const given = await page.evaluate(() => document.documentElement.dataset['theme'] ?? '');
    for (const theme of themes) {
      await setTheme(page, theme);
      await page.screenshot({ path: join(directory, `${name}-${theme}.png`) });
    }
    await setTheme(page, 'light');
    await setZoom(page, '2');
    await page.screenshot({ path: join(directory, `${name}-200.png`) });
    await setZoom(page, '1');
    await setTheme(page, given);
    console.log(name);
  };
}
