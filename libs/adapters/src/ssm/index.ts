export { ssmParameters } from './ssm-parameters.ts';
export { ssmService } from './ssm-service.ts';
