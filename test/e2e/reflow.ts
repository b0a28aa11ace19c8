import type { Page } from 'playwright-core';

/**
 * What has to be scrolled sideways or lies outside the window, by its tag and its words (WCAG 1.4.10). Text as it was
 * received (`pre`) may be wide: breaking its lines would change it.
 */
export function sidewaysFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()} «${element.textContent.trim().slice(0, 40)}»`;
    const faults: string[] = [];
    for (const element of document.body.querySelectorAll('*:not(pre, option)')) {
      const { overflowX, visibility } = getComputedStyle(element);
      const { right, width, height } = element.getBoundingClientRect();
      const isSeen = visibility === 'visible' && width > 2 && height > 2;
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (isSeen && scrolls && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`${named(element)} scrolls sideways`);
      }
      const isLeaf = element.childElementCount === 0 && element.textContent.trim() !== '';
      if (isSeen && isLeaf && right > innerWidth + 1) faults.push(`${named(element)} is cut`);
    }
    return faults;
  });
}
