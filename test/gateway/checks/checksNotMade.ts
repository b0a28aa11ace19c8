/** Checks of gateway-checks.md the simulator does not make, each with the reason. */
export const checksNotMade: ReadonlyMap<string, string> = new Map([
  ['F-08', 'the published frontier looks up no revocation'],
  ['F-10', 'the transport certificate of desktop software is a health card, not an A certificate'],
  ['F-11', 'the transport certificate of desktop software is a health card, not an A certificate'],
  ['F-19', 'both outcomes are accepted'],
  ['F-23', 'failures of forwarding are in the fault script'],
  ['C-32', 'simulation prefixes belong to the national accreditation environment'],
  ['S-01', 'the status service is not exposed by the region'],
  ['S-02', 'the status service is not exposed by the region'],
  ['S-03', 'the status service is not exposed by the region'],
  ['S-04', 'the status service is not exposed by the region'],
]);
