import { config } from 'zod';

/** Schemas are interpreted, never compiled with `new Function`: the policy of the page forbids it. */
config({ jitless: true });
