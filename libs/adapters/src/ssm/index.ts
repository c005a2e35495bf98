export { ssmParameters } from './ssm-parameters.ts';
export { makeSsmClient } from './make-ssm-client.ts';
