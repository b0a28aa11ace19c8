import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

/** Markup that would show itself if it were ever taken for markup. */
const hostile =
  '<img src=x onerror="window.__hit=1"><script>window.__hit=1</script><svg onload="window.__hit=1">';

/** Whether anything hostile ran, in the page itself. */
const hit = (page: Page): Promise<string> =>
  page.evaluate(() => typeof Reflect.get(window, '__hit'));

describe.skipIf(windowSkipNotice !== null)('the window under attack, in Chromium', () => {
  let rig: WindowRig;
  let page: Page;
  let address: string;
  const foreign: string[] = [];

  beforeAll(async () => {
    rig = await openWindowRig();
    ({ page } = rig);
    address = page.url();
    const note = (request: Request): void => {
      const { protocol, host } = new URL(request.url());
      const isOwn = host === new URL(address).host || ['blob:', 'data:'].includes(protocol);
      if (!isOwn) foreign.push(`${request.url()} ${request.failure()?.errorText ?? 'answered'}`);
    };
    page.on('requestfinished', note);
    page.on('requestfailed', (request) => {
      // The browser tells of what the policy of the page refused, too: that never left.
      if (request.failure()?.errorText !== 'csp') note(request);
    });
  });

  afterAll(async () => {
    await rig.close();
  });

  it('has nothing of Node', async () => {
    const kinds = await page.evaluate(() =>
      ['require', 'process', 'Buffer', 'module', 'global', '__dirname'].map(
        (name) => typeof Reflect.get(window, name),
      ),
    );
    expect(new Set(kinds)).toEqual(new Set(['undefined']));
  });

  it('runs no script that is written into it', async () => {
    const outcome = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
      });
      // The tool that drives the page may evaluate text in the turn it was called in: a later one is the page's own.
      await new Promise((resolve) => setTimeout(resolve));
      const refused: string[] = [];
      const attempt = (name: string, act: () => unknown): void => {
        try {
          act();
        } catch {
          refused.push(name);
        }
      };
      attempt('markup', () => {
        document.body.innerHTML = '<img src=x onerror="window.__hit=1">';
      });
      attempt('script text', () => {
        const script = document.createElement('script');
        script.textContent = 'window.__hit=1';
        document.body.append(script);
      });
      attempt('script address', () => {
        const script = document.createElement('script');
        script.src = 'data:text/javascript,window.__hit=1';
        document.body.append(script);
      });
      attempt('handler', () => {
        document.body.setAttribute('onclick', 'window.__hit=1');
        document.body.click();
        document.body.removeAttribute('onclick');
      });
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the attack itself
      attempt('function', () => new Function('window.__hit=1')());
      attempt('eval', () => {
        (0, eval)('window.__hit=1');
      });
      attempt('timer', () => Reflect.apply(setTimeout, window, ['window.__hit=1', 0]));
      attempt('style', () => {
        const style = document.createElement('style');
        style.textContent = 'body{display:none}';
        document.head.append(style);
        style.remove();
      });
      attempt('frame', () => {
        const frame = document.createElement('iframe');
        frame.src = 'https://example.org/';
        document.body.append(frame);
        frame.remove();
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      // The browser tells of them when it comes to it.
      const awaited = ['require-trusted-types-for', 'style-src-elem', 'frame-src'];
      while (!awaited.every((each) => violations.includes(each))) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return { refused, violations };
    });
    expect(outcome.refused).toEqual(
      expect.arrayContaining([
        'markup',
        'script text',
        'script address',
        'handler',
        'function',
        'eval',
        'timer',
      ]),
    );
    expect(outcome.violations).toEqual(
      expect.arrayContaining(['require-trusted-types-for', 'style-src-elem', 'frame-src']),
    );
    expect(await hit(page)).toBe('undefined');
  });

  it('reaches no other address', async () => {
    const outcome = await page.evaluate(async () => {
      const attempts = [
        fetch('https://example.org/').then(() => 'reached'),
        fetch('http://127.0.0.1:9/').then(() => 'reached'),
        new Promise((resolve) => {
          const socket = new WebSocket('wss://example.org/');
          socket.onopen = () => {
            resolve('reached');
          };
          socket.onerror = () => {
            resolve('refused');
          };
        }),
      ];
      const image = new Image();
      image.src = 'https://example.org/x.png';
      const settled = await Promise.allSettled(attempts);
      const beacon = navigator.sendBeacon('https://example.org/', 'x');
      return {
        settled: settled.map((each) => (each.status === 'fulfilled' ? each.value : 'refused')),
        beacon,
      };
    });
    expect(outcome.settled).toEqual(['refused', 'refused', 'refused']);
    expect(foreign).toEqual([]);
  });

  it('goes nowhere by form, frame or base address', async () => {
    await page.evaluate(() => {
      const form = document.createElement('form');
      form.action = 'https://example.org/';
      document.body.append(form);
      form.submit();
      const base = document.createElement('base');
      base.href = 'https://example.org/';
      document.head.append(base);
      form.remove();
    });
    expect(await page.evaluate(() => document.baseURI)).toBe(address);
    expect(page.url()).toBe(address);
    expect(foreign).toEqual([]);
  });

  it('goes nowhere by a file or a link dropped on it', async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.setData('text/uri-list', 'https://example.org/');
      transfer.items.add(
        new File(['<script>window.__hit=1</script>'], 'x.html', { type: 'text/html' }),
      );
      return transfer;
    });
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await page.dispatchEvent('body', type, { dataTransfer: data });
    }
    expect(page.url()).toBe(address);
    expect(await hit(page)).toBe('undefined');
  });

  it('is given no permission', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
      const found = await Promise.all(
        names.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'unknown',
          ),
        ),
      );
      // Absent where the page is not a secure context.
      const media =
        'mediaDevices' in navigator
          ? await navigator.mediaDevices.getUserMedia({ audio: true }).then(
              () => 'given',
              () => 'refused',
            )
          : 'refused';
      return { found, media };
    });
    expect(states.found).not.toContain('granted');
    expect(states.media).toBe('refused');
  });

  it('cannot reach the trusted side with prototypes of its own', async () => {
    await page.evaluate(() => {
      const everything: object = Object.prototype;
      Reflect.set(everything, 'isAdmin', true);
      Reflect.set(Array.prototype, 'includes', () => true);
    });
    await page.keyboard.press('Alt+KeyC');
    const answered = await page.evaluate(
      (url) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => {
            socket.send('{"id":1,"verb":"queue.wake","request":{"__proto__":{"a":1}}}');
          };
          socket.onclose = ({ code }) => {
            resolve(`closed ${String(code)}`);
          };
          socket.onmessage = ({ data }) => {
            if (String(data).includes('"id":1')) resolve(String(data));
          };
        }),
      address.replace('http', 'ws'),
    );
    expect(answered).toBe('closed 1008');
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    expect(rig.defects).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('shows free text as text, wherever it is typed', async () => {
    for (const letter of ['KeyO', 'KeyA', 'KeyC', 'KeyS']) {
      await page.keyboard.press(`Alt+${letter}`);
      const fields = page.locator('main').locator('input[type=text], input[type=search], textarea');
      for (const field of await fields.all()) {
        if (!(await field.isEditable())) continue;
        await field.fill(hostile);
        await field.press('Tab');
      }
    }
    expect(await hit(page)).toBe('undefined');
    expect(await page.locator('main img[src="x"], main script, main svg[onload]').count()).toBe(0);
    expect(page.url()).toBe(address);
  });

  it('keeps what is hostile in a document a text', async () => {
    const file = join(import.meta.dirname, '..', 'fixtures', 'pss', 'minimal.xml');
    const { readFile, writeFile, mkdtemp, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const folder = await mkdtemp(join(tmpdir(), 'sintesi-hostile-'));
    const escaped = hostile.replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    const text = (await readFile(file, 'utf8')).replace(/<family>[^<]*</, `<family>${escaped}<`);
    const path = join(folder, 'hostile.xml');
    await writeFile(path, text);
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await chooser).setFiles(path);
    await page.getByText('window.__hit', { exact: false }).first().waitFor();
    expect(await hit(page)).toBe('undefined');
    await rm(folder, { recursive: true, force: true });
  });
});
