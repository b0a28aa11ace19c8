/** Checks of gateway-checks.md the simulator does not make, each with the reason. */
export const checksNotMade: ReadonlyMap<string, string> = new Map([
  ['F-08', 'the published frontier looks up no revocation'],
  ['F-10', 'the transport certificate of desktop software is a health card, not an A certificate'],
  ['F-11', 'the transport certificate of desktop software is a health card, not an A certificate'],
  ['F-19', 'both outcomes are accepted'],
  ['F-23', 'made by the fault script: rules frontier, status and middleware'],
  ['C-32', 'simulation prefixes belong to the national accreditation environment'],
]);
