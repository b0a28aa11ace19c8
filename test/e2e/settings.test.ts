import { readdir, readFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { deskPassphrase } from '../support/deskBench.ts';
import { startTunnelProxy } from '../support/tunnelProxy.ts';
import { accessibilityFaults } from './axe.ts';
import { sidewaysFaults } from './reflow.ts';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('the settings', () => {
  let rig: WindowRig;
  /** What the program answers when it is asked to install now: refused once, then begun. */
  const installing: Result<void>[] = [fail(appError('update/queue-waiting', { waiting: 1 }))];
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const open = async (page: string): Promise<void> => {
    await rig.page
      .getByRole('navigation', { name: 'Impostazioni' })
      .getByRole('button', { name: page })
      .click();
    await rig.page.getByRole('heading', { level: 2, name: page }).waitFor();
  };
  const written = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(rig.desk.home, 'settings.json'), 'utf8')) as Record<
      string,
      unknown
    >;

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      update: { version: '9.9.9', changes: ['La coda dice da quando aspetta'] },
      installUpdate: () => Promise.resolve(installing.shift() ?? ok(undefined)),
    });
    await rig.page.keyboard.press('Alt+i');
    await rig.page.getByRole('heading', { level: 1, name: 'Impostazioni' }).waitFor();
  });
  afterAll(async () => {
    await rig.close();
  });

  it('shows who publishes and writes a change', async () => {
    const { page } = rig;
    await clean();
    await page.getByLabel('Nome', { exact: true }).fill('Alessandra');
    await page.getByRole('button', { name: 'Salva' }).click();
    await page.getByText('Impostazioni salvate.').waitFor();
    expect(await written()).toMatchObject({ profile: { given: 'Alessandra' } });
  });

  it('tries the card in words', async () => {
    await open('Lettore e carta');
    await rig.page.getByRole('button', { name: 'Prova lettore e carta' }).click();
    await rig.page.getByText('Certificato di firma').waitFor();
    await clean();
  });

  it('tries the connection, and switches environment only with its name typed', async () => {
    const { page } = rig;
    await open('Fascicolo e rete');
    await page.getByRole('button', { name: 'Prova il collegamento' }).click();
    await page.getByText('diretta, senza proxy').waitFor();
    await page.getByText('riconosciuto, valido fino al').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Passa all’ambiente reale' }).click();
    await page
      .getByRole('region', { name: 'Cambia ambiente' })
      .getByLabel('Indirizzo del nodo regionale')
      .fill('https://reale.invalid/v1');
    await page.getByLabel('Per confermare').fill('prova');
    await page.keyboard.press('Enter');
    expect(await written()).toMatchObject({ environment: { name: 'test' } });
    await clean();
  });

  it('goes through a proxy set by hand, whose password is written nowhere', async () => {
    const { page, desk } = rig;
    const password = 'parola del proxy';
    const proxy = await startTunnelProxy(
      `Basic ${Buffer.from(`ambulatorio:${password}`).toString('base64')}`,
    );
    await page.getByLabel('Proxy', { exact: true }).selectOption({ label: 'Indicato qui sotto' });
    await page.getByLabel('Macchina').fill(proxy.host);
    await page.getByLabel('Porta').fill(String(proxy.port));
    await page.getByLabel('Utente, se serve').fill('ambulatorio');
    await page.getByLabel('Password del proxy').fill(password);
    await page.keyboard.press('Enter');
    await expect.poll(written).toMatchObject({ network: { proxy: { mode: 'manual' } } });
    const found = page.getByText(`attraverso il proxy ${proxy.host}:${String(proxy.port)}`);
    // The desk is opened anew with the proxy meanwhile.
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Prova il collegamento' }).click();
          return found.count();
        },
        { timeout: 30_000, interval: 1500 },
      )
      .toBe(1);
    expect(proxy.asked).toContain(new URL(desk.gateway.baseUrl).host);
    expect(JSON.stringify(await written())).not.toContain(password);
    await clean();
    await page.getByLabel('Proxy', { exact: true }).selectOption({ label: 'Come il sistema' });
    await page.getByRole('button', { name: 'Salva' }).nth(1).click();
    await expect.poll(written).toMatchObject({ network: { proxy: { mode: 'system' } } });
    await proxy.stop();
  });

  it('says what it is, how it is accredited, and what a waiting version changes', async () => {
    const { page } = rig;
    await open('Informazioni');
    await page.getByText('Sintesi 9.9.9 è pronto.').waitFor();
    await page.getByText('La coda dice da quando aspetta').waitFor();
    const install = page.getByRole('button', { name: 'Installa ora e riavvia' });
    await install.click();
    await page.getByText('C’è un invio non ancora concluso nella coda.').waitFor();
    await clean();
    await install.click();
    await page.getByRole('button', { name: 'Salvo e riavvio' }).waitFor();
    const { application } = (await written())['profile'] as {
      readonly application: { readonly id: string; readonly vendor: string };
    };
    await page.getByText(application.id, { exact: true }).waitFor();
    await page.getByLabel('alle', { exact: true }).selectOption({ label: '20:00' });
    await expect.poll(written).toMatchObject({ desk: { surgeryHours: { from: 8, to: 20 } } });
    await clean();
    await page.getByRole('button', { name: 'Leggi la dichiarazione' }).click();
    await page.getByRole('heading', { level: 2, name: 'Dichiarazione di accessibilità' }).waitFor();
    await clean();
    await page.keyboard.press('Alt+i');
  });

  it('shows the certificate for the Fascicolo and hands its public part over', async () => {
    const { page } = rig;
    await open('Certificato Sogei');
    await page.getByText('In uso').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva il certificato pubblico' }).click();
    const file = await (await download).path();
    expect(await readFile(file, 'utf8')).toContain('BEGIN CERTIFICATE');
    await clean();
  });

  it('lists the catalogues', async () => {
    await open('Elenchi e regole');
    await rig.page.getByText('elenco iniziale').first().waitFor();
    await clean();
  });

  it('keeps what is chosen about retention, and hands over the report for a breach', async () => {
    const { page } = rig;
    await open('Conservazione');
    await page.getByLabel('Bozze, dall’ultima modifica').selectOption('90 giorni');
    // What was saved just before may still be on the screen: the file tells.
    await expect.poll(written).toMatchObject({ retention: { draftDays: 90, documentYears: null } });
    await clean();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva il rapporto' }).click();
    const report = await readFile(await (await download).path());
    expect(report.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  it('proves that a copy can be restored, prepares a move and changes the passphrase', async () => {
    const { page } = rig;
    await open('Copie e recupero');
    await page.getByRole('button', { name: 'Prova il ripristino' }).click();
    await page
      .getByText(/^La copia si apre ed è integra/)
      .first()
      .waitFor();
    await clean();
    const stick = await mkdtemp(join(tmpdir(), 'sintesi-stick-'));
    await page.getByLabel('Cartella di destinazione').fill(stick);
    await page.getByRole('button', { name: 'Prepara il trasloco' }).click();
    await page.getByText(/^Copiati:/).waitFor();
    const [moved = ''] = await readdir(stick);
    expect(await readdir(join(stick, moved))).toEqual(
      expect.arrayContaining(['settings.json', 'archive']),
    );
    const change = page.locator('form', {
      has: page.getByRole('heading', { name: 'Cambia la frase segreta' }),
    });
    await change.getByLabel('Frase segreta di adesso').fill(deskPassphrase);
    await change.getByLabel('Frase segreta nuova').fill('un’altra frase lunga abbastanza');
    await change.getByLabel('Ancora una volta').fill('un’altra frase lunga abbastanza');
    await page.keyboard.press('Enter');
    await page.getByText('Frase segreta cambiata.').waitFor();
  });

  it('makes a copy now, and keeps one on another disk that was tried first', async () => {
    const { page } = rig;
    await open('Copie e recupero');
    await page.getByRole('button', { name: 'Fai ora una copia' }).click();
    await page.getByText('Copia fatta e controllata.').first().waitFor();
    await page.getByText(/^L’ultima: \d\d:\d\d/).waitFor();
    const disk = await mkdtemp(join(tmpdir(), 'sintesi-disk-'));
    const folder = page.getByLabel('Cartella su un altro disco o in rete');
    const use = page.getByRole('button', { name: 'Prova e usa questa cartella' });
    await folder.fill(join(disk, 'non-collegata'));
    await use.click();
    await page.getByText(/per le copie su un altro disco non c’è/).waitFor();
    await clean();
    expect(await written()).not.toMatchObject({ backup: { folder: expect.any(String) as string } });
    await folder.fill(disk);
    await use.click();
    await page.getByText(/^Aggiornata: \d\d:\d\d/).waitFor();
    expect(await written()).toMatchObject({ backup: { folder: disk } });
    const [copies = ''] = await readdir(disk);
    expect(await readdir(join(disk, copies))).toEqual(['archive', 'settings.json']);
    await clean();
    await page.keyboard.press('Alt+o');
    await page.getByText(/^Ultima copia di sicurezza: \d\d:\d\d/).waitFor();
    await page.getByRole('button', { name: 'Copie e recupero' }).click();
    await page.getByRole('button', { name: 'Non usarla più' }).click();
    await page.getByText('Le copie restano solo accanto all’archivio.').waitFor();
    expect(await written()).toMatchObject({ backup: { folder: null } });
  });

  it('makes the recovery code anew, and the one of before holds until it is typed again', async () => {
    const { page } = rig;
    await open('Copie e recupero');
    const renewal = page.getByRole('region', { name: 'Rifai il codice di recupero' });
    await renewal.getByLabel('Frase segreta di adesso').fill('un’altra frase lunga abbastanza');
    await renewal.getByRole('button', { name: 'Fai il codice nuovo' }).click();
    const sheet = renewal.getByRole('region', { name: 'Il tuo codice di recupero' });
    await sheet.waitFor();
    const groups = await sheet.locator('p > span').allTextContents();
    expect(groups).toHaveLength(8);
    await clean();
    const typed = renewal.getByRole('textbox');
    await typed.fill(groups.slice(1).join(' '));
    await renewal.getByRole('button', { name: 'Usa il codice nuovo' }).click();
    await page.getByText('Il codice di recupero non ha il numero di gruppi previsto.').waitFor();
    await typed.fill(groups.join(' ').toLowerCase());
    await renewal.getByRole('button', { name: 'Usa il codice nuovo' }).click();
    await renewal.getByText('Il codice di recupero è cambiato.').waitFor();
    await clean();
  });

  it('changes the key of the archive only when the new code is typed again', async () => {
    const { page } = rig;
    await open('Copie e recupero');
    const change = page.getByRole('region', { name: 'Cambia la chiave dell’archivio' });
    await change.getByLabel('Frase segreta di adesso').fill('un’altra frase lunga abbastanza');
    await change.getByLabel('Frase segreta nuova').fill('una frase che nessuno ha visto');
    await change.getByLabel('Ancora una volta').fill('una frase che nessuno ha visto');
    await change.getByRole('button', { name: 'Prepara il codice nuovo' }).click();
    const sheet = change.getByRole('region', { name: 'Il tuo codice di recupero' });
    await sheet.waitFor();
    const groups = await sheet.locator('p > span').allTextContents();
    expect(groups).toHaveLength(8);
    await clean();
    await change.getByRole('textbox').fill(groups.join(' ').toLowerCase());
    await change.getByRole('button', { name: 'Cambia la chiave' }).click();
    await change.getByText('La chiave è cambiata.').waitFor();
    await page.getByRole('button', { name: 'Elimina le copie di prima' }).click();
    await clean();
    await page.getByRole('button', { name: 'Elimina per sempre' }).click();
    await page.getByText('Copie di prima eliminate.').waitFor();
    await page.getByRole('button', { name: 'Prova il ripristino' }).click();
    await page
      .getByText(/^La copia si apre ed è integra/)
      .first()
      .waitFor();
  });

  it('keeps how the window looks', async () => {
    const { page } = rig;
    await open('Aspetto e blocco');
    await page.getByLabel('Aspetto').selectOption({ label: 'Scuro' });
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
    await page.getByLabel('Blocca dopo').selectOption({ label: '5 minuti' });
    // The words that it was saved may be those of the change before.
    await expect.poll(written).toMatchObject({ desk: { appearance: 'dark', lockAfterMinutes: 5 } });
    await clean();
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  });

  it('follows the system in contrast and in motion', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+i');
    await open('Aspetto e blocco');
    await page.getByLabel('Aspetto').selectOption({ label: 'Come il sistema' });
    await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'hc');
    await clean();
    const button = page.getByRole('button', { name: 'Blocca adesso' });
    const style = await button.evaluate((element) => {
      const { borderTopWidth, transitionDuration } = getComputedStyle(element);
      return { borderTopWidth, transitionDuration };
    });
    expect(style).toEqual({ borderTopWidth: '2px', transitionDuration: '0s' });
    await page.emulateMedia({ contrast: 'no-preference', reducedMotion: 'no-preference' });
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');
  });

  it('grows to 200 % with the keyboard, keeps it, and nothing has to be scrolled sideways', async () => {
    const { page } = rig;
    const zoom = () => page.evaluate(() => document.documentElement.style.getPropertyValue('zoom'));
    for (const size of ['1.1', '1.25', '1.5', '1.75', '2']) {
      await page.keyboard.press('Control+=');
      await page.waitForFunction(
        (wanted) => document.documentElement.style.getPropertyValue('zoom') === wanted,
        size,
      );
    }
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await zoom()).toBe('2');
    for (const key of ['Alt+o', 'Alt+a', 'Alt+c', 'Alt+s', 'F1']) {
      await page.keyboard.press(key);
      await page.waitForLoadState('networkidle');
      expect(await sidewaysFaults(page), key).toEqual([]);
    }
    await page.keyboard.press('Alt+i');
    const choice = page.getByRole('navigation', { name: 'Impostazioni' }).getByLabel('Pagina');
    for (const name of await choice.getByRole('option').allTextContents()) {
      await choice.selectOption({ label: name });
      await page.getByRole('heading', { level: 2, name }).waitFor();
      expect(await sidewaysFaults(page), name).toEqual([]);
    }
    await clean();
    await page.keyboard.press('Control+0');
    await page.waitForFunction(
      () => document.documentElement.style.getPropertyValue('zoom') === '1',
    );
    expect(await written()).toMatchObject({ desk: { zoom: 100 } });
  });

  it('carries a switch of environment through: no mark of the test, an archive of its own', async () => {
    const { page, desk } = rig;
    const { baseUrl } = desk.gateway;
    await open('Fascicolo e rete');
    await page.getByRole('button', { name: 'Passa all’ambiente reale' }).click();
    await page
      .getByRole('region', { name: 'Cambia ambiente' })
      .getByLabel('Indirizzo del nodo regionale')
      .fill('https://reale.invalid/v1');
    await page.getByLabel('Per confermare').fill('reale');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Prima configurazione' }).waitFor();
    expect(await page.locator('[data-env="prova"]').count()).toBe(0);
    expect(await written()).toMatchObject({
      environment: { name: 'production', baseUrl: 'https://reale.invalid/v1' },
      otherEnvironment: { baseUrl },
    });
    expect(await readdir(join(desk.home, 'archive'))).toContain('test');
    await clean();
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
