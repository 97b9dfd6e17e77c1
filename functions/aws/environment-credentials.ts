import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Takes the place of the SDK's default chain of credential providers in the bundles of the functions (build.ts). */
export const defaultProvider = fromEnv;
