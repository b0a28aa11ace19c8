import type { DoctorsOfComputer } from '../../electron/ipc/premises.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail } from '../../shared/errors/result.ts';

/** A computer with one doctor, who goes nowhere. */
export const onlyDoctor: DoctorsOfComputer = {
  current: 'primo',
  list: () => Promise.resolve([]),
  switchTo: () => Promise.resolve(fail(appError('workspace/doctor-unknown', {}))),
  add: () => Promise.resolve(fail(appError('workspace/doctor-unknown', {}))),
};
