/** What is asked for on the command line. */
export interface AccreditationRequest {
  /** `all`, `validation`, `regional`, or ids with commas between. */
  readonly cases: string;
  readonly out: string;
  /**
   * CDA2 every case starts from: complete and right, of the doctor of the settings, of a test patient; absent = the
   * one the kit brings along.
   */
  readonly document?: string;
  /** Path of the national validation service; absent = cases are published. */
  readonly validation?: string;
  /** PEM files of the A certificate and its key, where the environment wants them instead of the card. */
  readonly clientCertificate?: string;
  readonly clientKey?: string;
}
