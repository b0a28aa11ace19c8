import { ordinaryPolicy, type OutboxPolicy } from '../../../electron/domain/outbox/outboxPolicy.ts';

/** The ordinary rules without their waiting, for tests in real time. */
export const hastyPolicy: OutboxPolicy = {
  ...ordinaryPolicy,
  gapMs: 0,
  quietPeriodMs: 0,
  backOffMs: [0],
};
