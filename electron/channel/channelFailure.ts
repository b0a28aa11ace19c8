import type { AppError } from '../../shared/errors/appError.ts';

/** Carries an error of the catalogue through streams and callbacks, which only know `Error`; never leaves the channel. */
export class ChannelFailure extends Error {
  readonly appError: AppError;

  constructor(appError: AppError) {
    super(appError.code);
    this.name = 'ChannelFailure';
    this.appError = appError;
  }
}
