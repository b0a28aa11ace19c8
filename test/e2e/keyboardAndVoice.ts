import type { Page } from 'playwright-core';

/** More stops than any screen of the tests has. */
const MOST_STOPS = 400;

/** Notes what the polite live regions say from now on; the function answers it, in order. */
export async function listenTo(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        const region = target instanceof Element ? target : target.parentElement;
        if (region?.closest('[role=status]') === null || region === null) continue;
        for (const node of addedNodes) heard.push((node.textContent ?? '').trim());
        if (type === 'characterData') heard.push(region.textContent.trim());
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'heard') as readonly string[]);
}

/** What can be pressed or filled in on the screen and never gets the focus on a round with Tab, by its words. */
export async function unreachedByTab(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    for (const each of document.querySelectorAll('[data-reached]')) {
      each.removeAttribute('data-reached');
    }
  });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const isRound = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return false;
      if (focused.hasAttribute('data-reached')) return true;
      focused.setAttribute('data-reached', '');
      return false;
    });
    if (isRound) break;
  }
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .filter((each) => {
        const { visibility } = getComputedStyle(each);
        const { width } = each.getBoundingClientRect();
        // One stop of a group stands for those its arrow keys reach.
        const isOwnStop = each.getAttribute('tabindex') !== '-1';
        return visibility === 'visible' && width > 0 && isOwnStop && !each.matches(':disabled');
      })
      .filter((each) => !each.hasAttribute('data-reached'))
      .map((each) => `${each.tagName.toLowerCase()} «${each.textContent.trim().slice(0, 40)}»`),
  );
}
