import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { isPassphraseLongEnough, minimumPassphrase } from '../../domain/passphrase.ts';
import type { ArchiveCustody } from '../../domain/ports/archiveCustody.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { noteWhatWasDone, openedCustody } from './archiveCare.ts';

/**
 * Changes the archive's key: another passphrase, another recovery code. Where nobody can type the code at once it is
 * answered, and a second call that is given it makes the change.
 */
export async function rekeyArchive(bench: Workbench): Promise<VerbResult> {
  const keeper = await openedCustody(bench);
  if (!keeper.ok) return keeper;
  const { custody, key } = keeper.value;
  const code = await typedCode(bench, custody);
  if (!code.ok) return code;
  if (code.value.typed === null) return notYet(code.value.shown);
  const changed = await custody.rekey(key, code.value.typed, bench.clock.now());
  if (!changed.ok) return changed;
  const { count, folder } = custody.formerCopies();
  return ok({
    json: { isChanged: true, formerCopies: count },
    lines: [
      'La chiave dell’archivio è cambiata: valgono la frase segreta e il codice nuovi.',
      `Copie che si aprono ancora con il codice di prima: ${String(count)}, in ${folder}. Si eliminano con «archive remove-former».`,
      'Anche le copie portate su altri dischi prima di adesso si aprono con il codice di prima: vanno eliminate a mano.',
    ],
    succeeded: true,
  });
}

/** Removes the copies that only former keys open. */
export async function removeFormerCopies(bench: Workbench): Promise<VerbResult> {
  const keeper = await openedCustody(bench);
  if (!keeper.ok) return keeper;
  const { custody } = keeper.value;
  const { count } = custody.formerCopies();
  // Before it is done: what cannot be recorded is not done either.
  const noted = count === 0 ? ok() : await noteWhatWasDone(bench, 'former-copies-removed');
  if (!noted.ok) return noted;
  const removed = custody.removeFormerCopies();
  if (!removed.ok) return removed;
  return ok({
    json: { removed: count },
    lines: [`Copie eliminate: ${String(count)}.`],
    succeeded: true,
  });
}

/** The code typed again: given by the caller for a key prepared before, else of one prepared now. */
async function typedCode(
  bench: Workbench,
  custody: ArchiveCustody,
): Promise<Result<{ readonly shown: string; readonly typed: string | null }>> {
  const given = await bench.codeAgain(null);
  if (given !== null) return ok({ shown: given, typed: given });
  const passphrase = await bench.newPassphrase();
  if (!passphrase.ok) return passphrase;
  if (!isPassphraseLongEnough(passphrase.value)) {
    return fail(appError('workspace/passphrase-weak', { minimum: minimumPassphrase }));
  }
  const shown = await custody.prepareRekey(passphrase.value);
  return shown.ok ? ok({ shown: shown.value, typed: await bench.codeAgain(shown.value) }) : shown;
}

function notYet(recoveryCode: string): VerbResult {
  return ok({
    json: { isChanged: false, recoveryCode },
    lines: [
      `Codice di recupero nuovo: ${recoveryCode}`,
      'La chiave non è ancora cambiata: ripetere il comando dando il codice riscritto (riga «recovery-code»).',
    ],
    succeeded: true,
  });
}
