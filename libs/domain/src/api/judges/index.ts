export { chooseCatalogue } from './choose-catalogue.ts';
export { agreementParameters, judgeInput, viewAgreement, viewJudges } from './judge-views.ts';
export { normsParameters, viewNorms } from './norms-views.ts';
export { putNorms } from './put-norms.ts';
