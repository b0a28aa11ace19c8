/** Checks of gateway-checks.md the simulator does not make, each with the reason. */
export const checksNotMade: ReadonlyMap<string, string> = new Map([
  ['F-08', 'the published frontier looks up no revocation'],
  ['F-19', 'both outcomes are accepted'],
  ['F-23', 'made by the fault script: rules frontier, status and middleware'],
]);
